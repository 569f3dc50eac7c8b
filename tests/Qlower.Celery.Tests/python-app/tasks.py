"""The tasks that the tests send: a worker of Celery as a partner would run it, with every default left alone."""
import os
import time

from celery import Celery
from celery.exceptions import SoftTimeLimitExceeded
from kombu import Exchange, Queue

app = Celery("tasks", broker=os.environ["CELERY_BROKER_URL"], backend=os.environ["CELERY_RESULT_BACKEND"])

queue = os.environ.get("CELERY_DEFAULT_QUEUE", "celery")
if queue == "celery":
    app.conf.task_queues = [
        Queue("celery", Exchange("celery"), routing_key="celery"),
        Queue(
            "ingest.files", Exchange("ingest", "topic", durable=True), routing_key="ingest.files",
            queue_arguments={"x-dead-letter-exchange": "ingest.dlx"}, max_priority=10),
    ]
else:
    app.conf.task_default_queue = queue

notes = os.environ.get("QLOWER_NOTES")


def write_note(text):
    """Appends a line that a test reads: one write, so that the processes of the pool do not mix theirs."""
    descriptor = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(descriptor, (text + "\n").encode())
    finally:
        os.close(descriptor)


@app.task(name="test.add")
def add(*numbers):
    return sum(numbers)


@app.task(name="test.total")
def total(numbers):
    return sum(numbers)


@app.task(name="test.echo")
def echo(*args, **kwargs):
    return {"args": list(args), "kwargs": kwargs}


@app.task(name="test.fail")
def fail(message):
    raise ValueError(message)


@app.task(name="test.fail_on_bytes")
def fail_on_bytes():
    """A file's name that is no text stands in the message as Python keeps it."""
    raise FileNotFoundError(os.fsdecode(b"caf\xe9.csv"))


@app.task(name="test.flaky", bind=True, max_retries=5)
def flaky(self, failures):
    if self.request.retries < failures:
        raise self.retry(exc=KeyError("not yet"), countdown=0.2)
    return self.request.retries


@app.task(name="test.sleep")
def sleep(seconds):
    time.sleep(seconds)
    return seconds


@app.task(name="test.gentle")
def gentle(seconds):
    try:
        time.sleep(seconds)
    except SoftTimeLimitExceeded:
        return "told to end"
    return "done"


@app.task(name="test.note")
def note(text):
    write_note(text)
    return text


@app.task(name="test.request", bind=True)
def request(self, *names):
    """What the worker knows of its message, by name."""
    return {name: getattr(self.request, name, None) for name in names}


@app.task(name="test.progress", bind=True)
def progress(self, seconds):
    self.update_state(state="PROGRESS", meta={"rows": 10, "of": 100})
    time.sleep(seconds)
    return "done"


@app.task(name="test.on_error")
def on_error(request, exc, traceback):
    write_note(f"error of {request.id}: {exc!r}")


@app.task(name="test.nan")
def nan():
    return {"value": float("nan"), "most": float("inf"), "text": "NaN"}
