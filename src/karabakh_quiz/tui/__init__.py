"""The terminal app: screens that hold no rules, widgets that paint plain lines.

Nothing is imported here: a command that does not open the app must not pay
for Textual. Start the app with `karabakh_quiz.tui.app.run`.
"""
