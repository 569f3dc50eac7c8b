"""What a Python client sees of a worker that is not Python: runs one scenario by its name, and prints what came of it as JSON."""
import datetime
import json
import os
import sys
import threading
import time

from celery import Celery, chain, chord, group, signature

app = Celery("client", broker=os.environ["CELERY_BROKER_URL"], backend=os.environ["CELERY_RESULT_BACKEND"])
app.conf.task_default_queue = os.environ["CELERY_DEFAULT_QUEUE"]
WORKER = os.environ.get("CELERY_WORKER", "")
PATIENCE = 90


def task(name, *args, **options):
    return signature("net." + name, args=args, app=app, **options)


def outcome(result):
    """The state a task ended in, and its result or exception."""
    try:
        return {"state": "SUCCESS", "result": result.get(timeout=PATIENCE)}
    except Exception as error:
        return {"state": result.state, "type": type(error).__name__, "text": str(error), "traceback": result.traceback}


def since(start, result):
    return dict(outcome(result), elapsed=time.monotonic() - start)


def success():
    return outcome(app.send_task("net.echo", [1, "é", None], {"x": [1.5, True]}))


def nan():
    return repr(app.send_task("net.echo", [float("nan"), float("inf")]).get(timeout=PATIENCE)["args"])


def failure():
    return outcome(app.send_task("net.fail", ["boom"]))


def flaky():
    return outcome(app.send_task("net.flaky", [2]))


def exhausted():
    return outcome(app.send_task("net.flaky", [100]))


def countdown():
    start = time.monotonic()
    return since(start, app.send_task("net.echo", [], countdown=3.4))


def eta():
    start = time.monotonic()
    return since(start, app.send_task("net.echo", [], eta=datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1.5)))


def compressed():
    return len(app.send_task("net.echo", ["x" * 100_000], compression="zlib").get(timeout=PATIENCE)["args"][0])


def protocol1():
    app.conf.task_protocol = 1
    return outcome(app.send_task("net.add", [1, 2]))


def unknown():
    return outcome(app.send_task("net.unknown", []))


def chained():
    result = chain(task("add", 1, 2), task("add", 10), task("add", 100)).apply_async()
    return dict(outcome(result), parents=[result.parent.get(timeout=PATIENCE), result.parent.parent.get(timeout=PATIENCE)])


def chain_failure():
    result = chain(task("fail", "boom"), task("add", 10), task("add", 100)).apply_async()
    result_of_next = app.AsyncResult(result.parent.id)
    return [outcome(result), outcome(result_of_next)]


def grouped():
    return group(task("add", number, 1) for number in range(10)).apply_async().get(timeout=PATIENCE)


def chorded():
    return outcome(chord(task("add", number, 1) for number in range(10))(task("total")))


def chord_failure():
    result = chord([task("add", 1), task("fail", "boom")])(task("total"))
    answer = outcome(result)

    # The exception of the member is raised as soon as it is known; the body's own comes with the last member.
    end = time.monotonic() + PATIENCE
    while app.backend.get_task_meta(result.id)["status"] == "PENDING" and time.monotonic() < end:
        time.sleep(0.1)
    return dict(answer, stored=app.backend.get_task_meta(result.id)["result"].__class__.__name__)


def link():
    child = app.send_task("net.add", [0]).id
    result = task("add", 1, 2).apply_async(link=task("add", 10).set(task_id="child-" + child))
    return {"parent": outcome(result), "child": outcome(app.AsyncResult("child-" + child)), "children": [one.id for one in result.children or []], "id": child}


def link_error():
    result = task("fail", "boom").apply_async(link_error=task("note", "after"))
    return dict(outcome(result), id=result.id)


def time_limits():
    return [
        outcome(app.send_task("net.sleep", [60], soft_time_limit=1)),
        outcome(app.send_task("net.gentle", [60], soft_time_limit=1)),
        outcome(app.send_task("net.stubborn", [3], time_limit=1)),
    ]


def revoked():
    waiting = app.send_task("net.add", [1], countdown=3)
    app.control.revoke(waiting.id)
    return outcome(waiting)


def terminated():
    running = app.send_task("net.sleep", [60])
    wait_until_active(running.id)
    app.control.revoke(running.id, terminate=True)
    return outcome(running)


def ignored():
    result = app.send_task("net.echo", [], ignore_result=True)
    last = app.send_task("net.echo", [])
    last.get(timeout=PATIENCE)
    return app.backend.get_task_meta(result.id)["status"]


def progress():
    result = app.send_task("net.progress", [2])
    end = time.monotonic() + PATIENCE
    while result.state != "PROGRESS" and time.monotonic() < end:
        time.sleep(0.05)
    return {"progress": result.info, "end": outcome(result)}


def parallel():
    results = [app.send_task("net.add", [number, 1]) for number in range(500)]
    return sum(result.get(timeout=PATIENCE) for result in results)


def wait_until_active(task_id):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        active = (app.control.inspect([WORKER], timeout=2).active() or {}).get(WORKER, [])
        if any(one["id"] == task_id for one in active):
            return active
    raise TimeoutError(task_id)


def inspect():
    running = app.send_task("net.sleep", [60])
    active = wait_until_active(running.id)
    everyone = app.control.inspect(timeout=3)
    one = app.control.inspect([WORKER], timeout=3)
    app.control.revoke(running.id, terminate=True)
    return {
        "ping": everyone.ping(),
        "active": active,
        "registered": one.registered(),
        "stats": one.stats(),
        "reserved": one.reserved(),
        "scheduled": one.scheduled(),
        "hello": app.control.inspect([WORKER], timeout=3).hello("someone@else"),
        "pool_restart": app.control.broadcast("pool_restart", destination=[WORKER], reply=True, timeout=3),
    }


def events():
    """What a monitor captures while a task of every kind ends."""
    captured, ready = [], threading.Event()

    def on_event(event):
        if event["hostname"] == WORKER:
            captured.append(event)
            ready.set()

    def capture():
        with app.connection() as connection:
            app.events.Receiver(connection, handlers={"*": on_event}).capture(limit=None, timeout=None)

    threading.Thread(target=capture, daemon=True).start()
    ready.wait(PATIENCE)
    results = {
        "succeeded": app.send_task("net.add", [1, 2]),
        "failed": app.send_task("net.fail", ["boom"]),
        "retried": app.send_task("net.flaky", [1]),
        "rejected": app.send_task("net.reject", []),
    }
    expected = {"task-" + name for name in results}
    end = time.monotonic() + PATIENCE
    while expected - {event["type"] for event in captured} and time.monotonic() < end:
        time.sleep(0.1)
    state = app.events.State()
    for event in captured:
        state.event(dict(event))
    return {
        "types": sorted({event["type"] for event in captured}),
        "ids": {name: result.id for name, result in results.items()},
        "alive": [worker.hostname for worker in state.alive_workers()],
        "states": {name: state.tasks[result.id].state for name, result in results.items()},
        "events": captured,
    }


print(json.dumps(globals()[sys.argv[1]](), default=str))
sys.stdout.flush()
os._exit(0)
