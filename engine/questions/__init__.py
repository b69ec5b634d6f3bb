"""Which question next, proved minimal: what the least asking is that settles the advice, and the plan that achieves it.

``engine.questions.program`` holds the proof's computation; ``plan`` what is shipped of its result.
"""
