"""`python -m karabakh_quiz` is the same command as `karabakh-quiz`."""

from karabakh_quiz.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
