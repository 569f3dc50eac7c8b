"""The same no-op tasks in Python. As a program: sends COUNT of them to the queue twice; prints the seconds it took the second time.

With the word "confirmed" each is confirmed by the broker before the next is sent.
"""
import os
import sys
import time

from celery import Celery

app = Celery("bench", broker=os.environ["CELERY_BROKER_URL"])
app.conf.update(task_default_queue=os.environ["CELERY_DEFAULT_QUEUE"], task_acks_late=True, task_ignore_result=True)
if "confirmed" in sys.argv:
    app.conf.broker_transport_options = {"confirm_publish": True}


def stamp(name):
    with open(os.path.join(os.environ["BENCH_DIR"], name), "w") as file:
        file.write(str(time.time()))


@app.task(name="bench.noop")
def noop():
    pass


@app.task(name="bench.start")
def start():
    stamp("start")


@app.task(name="bench.stop")
def stop():
    stamp("stop")


if __name__ == "__main__":
    count = int(sys.argv[1])
    for _ in range(count):
        noop.delay()
    start.delay()
    began = time.monotonic()
    for _ in range(count):
        noop.delay()
    print(f"{time.monotonic() - began:.3f}")
    stop.delay()
