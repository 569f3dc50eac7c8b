"""The same no-op tasks in Python. As a program: sends COUNT of them to the queue, prints the seconds it took."""
import os
import sys
import time

from celery import Celery

app = Celery("bench", broker=os.environ["CELERY_BROKER_URL"])
app.conf.update(task_default_queue=os.environ["CELERY_DEFAULT_QUEUE"], task_acks_late=True, task_ignore_result=True)


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
    start.delay()
    began = time.monotonic()
    for _ in range(int(sys.argv[1])):
        noop.delay()
    print(f"{time.monotonic() - began:.3f}")
    stop.delay()
