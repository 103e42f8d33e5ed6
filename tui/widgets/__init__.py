"""The parts that draw: reader pane, article list, comparison pane, status line."""
