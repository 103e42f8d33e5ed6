"""Words of news reports that may stand for each other, so that rewordings look a little alike."""

import Stemmer

_ALIKE = """
accept agree endorse | accord agreement bargain compromise deal pact treaty truce |
accuse allege blame charge | action measure move step | advance develop progress |
adviser aide official | aim goal intend objective plan purpose seek strategy |
alarm concern fear worry |
allow approve authorise authorize grant let license permit permission | ally friend |
anger fury outrage | announce declare disclose reveal unveil |
answer reply respond response retaliate | arms weapon | arrest custody detain jail prison |
assault attack raid strike | assist help support | auto automotive car vehicle |
award honor honour prize | ban bar block forbid outlaw prohibit |
barrier curb limit restrict restraint | battle clash combat conflict fight war |
begin launch open start | big huge large major massive significant | blaze fire |
boost enhance expand increase raise | boss chairman chief executive head leader |
build construct erect | business company corporation enterprise firm |
buy acquire acquisition purchase takeover | cabinet administration government |
capability ability capacity power | case lawsuit suit trial | cash fund money |
cease end halt pause stop suspend | change pivot reversal shift switch transform turn |
child kid youngster | choose elect pick select | citizen resident | city town | claim say tell |
clarify explain | collaborate cooperate partner | collapse crash crumble fail | commerce trade |
conceal hide | concede admit acknowledge | conference forum meeting summit |
consumer customer shopper | control oversight regulate | country nation |
court judge judicial tribunal | crisis emergency | critical essential important key vital |
cut lower reduce slash trim | damage destroy harm hurt | dangerous hazard risk threat |
dead death die fatal kill | debate dialogue discuss negotiate talk | decision ruling verdict |
decline decrease drop fall plunge shrink slump | defense defence military |
delay defer postpone | demand ask request urge | deny dismiss refuse reject |
deploy dispatch send | device gadget | diplomacy diplomat envoy | disaster catastrophe |
disease illness sick virus | dispute quarrel row | disrupt interrupt | doctor medic physician |
drug medicine | earnings gain income profit | ease loosen relax soften relieve |
economy economic financial | education school teach | employ employee hire job staff worker |
energy fuel gas oil | error fault mistake | evacuate flee | evidence proof |
exit leave quit withdraw | expect forecast predict | expert analyst specialist |
export ship shipment | farm agriculture | fee fine penalty | flight plane aircraft jet |
flood deluge | gesture goodwill | global international world | grow climb jump rise surge soar |
harsh severe strict stringent tough | hospital clinic | hurricane storm typhoon |
impede hinder hamper obstruct slow | impose levy | industry sector | injure wound |
inquiry investigate probe | invent innovate | keep maintain preserve retain |
lack shortage scarcity | law legislation statute | lawmaker senator | loss deficit |
maker manufacturer producer | mineral metal | murder homicide | new recent latest |
parliament congress legislature | pay salary wage | peace ceasefire | plant factory |
police officer | policy approach stance | poll vote | poor poverty | prevent avoid avert |
previous prior earlier before | price cost | protest demonstrate rally |
quick fast rapid swift | relationship tie | repair fix | rescue save | research study survey |
restart resume | rich wealthy | rival competitor opponent | sale sell | secure safety safe |
share stake stock | show indicate signal | soldier troop army | stabilise stabilize steady |
steal theft rob | tariff duty tax | technology tech | tension strain friction |
terror terrorist militant | victim casualty | victory win triumph | visit trip travel tour |
vow pledge promise assure | warm thaw conciliatory | warn caution
"""


def _numbered() -> dict[str, int]:
    stem = Stemmer.Stemmer("english").stemWord
    return {
        stem(word): number
        for number, group in enumerate(_ALIKE.split("|"))
        for word in group.split()
    }


SENSES = _numbered()
"""The number of the group of words each English stem belongs to."""
