"""Which schedule leaves a learner knowing most for the time spent?

Simulated learners, whose memory does not follow our model, study one deck
under our schedule and under others. See `truths` for the learners,
`schedules` for the schedules, `study` for a day of study, `report` for the
table.
"""
