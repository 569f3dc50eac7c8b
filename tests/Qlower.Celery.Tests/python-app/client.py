"""What a Python client sees of a worker that is not Python: runs one scenario by its name, and prints what came of it as JSON."""
import datetime
import json
import os
import sys
import tempfile
import threading
import time

from celery import Celery, chain, chord, group, signature, uuid
from kombu.pidbox import Mailbox

app = Celery("client", broker=os.environ["CELERY_BROKER_URL"], backend=os.environ["CELERY_RESULT_BACKEND"])
app.conf.task_default_queue = os.environ["CELERY_DEFAULT_QUEUE"]
WORKER = os.environ.get("CELERY_WORKER", "")
PREFIX = os.environ.get("CELERY_PREFIX", "net.")
PATIENCE = 90


def task(name, *args, **options):
    return signature(PREFIX + name, args=args, app=app, **options)


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
    waiting = app.send_task("net.add", [1], countdown=4)
    app.control.revoke(waiting.id)
    return outcome(waiting)


def terminated():
    running = app.send_task("net.sleep", [600])
    wait_until_active(running.id)
    app.control.revoke(running.id, terminate=True)
    return outcome(running)


def ignored():
    result = app.send_task("net.echo", [], ignore_result=True)
    last = app.send_task("net.echo", [])
    last.get(timeout=PATIENCE)
    return app.backend.get_task_meta(result.id)["status"]


def progress():
    gate = os.path.join(tempfile.gettempdir(), "qlower-gate-" + uuid())
    result = app.send_task("net.progress", [gate])
    end = time.monotonic() + PATIENCE
    while result.state != "PROGRESS" and time.monotonic() < end:
        time.sleep(0.05)
    info = result.info
    with open(gate, "w"):
        pass
    try:
        return {"progress": info, "end": outcome(result)}
    finally:
        os.remove(gate)


def parallel():
    results = [app.send_task("net.add", [number, 1]) for number in range(500)]
    return sum(result.get(timeout=PATIENCE) for result in results)


def canvases():
    """Canvases within canvases, all sent first: name by name what came of them."""
    member = task("add", 1)
    member.link(task("add", 100).set(task_id=uuid()))
    errback = chord([task("add", 1), task("fail", "boom")], task("total").on_error(task("note", "chord")))
    sent = {
        "chain_with_group": chain(task("add", 1, 2), group(task("add", 10), task("add", 20)), task("total")).apply_async(),
        "chain_with_two_groups": chain(
            task("add", 1), group(task("add", 10), task("add", 20)), task("total"), group(task("add", 100), task("add", 200)), task("total")).apply_async(),
        "chain_to_group": chain(group(task("add", 1), task("add", 2)), task("total"), group(task("add", 10), task("add", 20))).apply_async(),
        "chord_in_chain": chain(task("add", 1), chord([task("add", 2), task("add", 3)], task("total")), task("add", 100)).apply_async(),
        "chord_to_chain": chord([task("add", 1), task("add", 2)], chain(task("total"), task("add", 10), task("add", 100))).apply_async(),
        "chord_to_chain_with_group": chord(
            [task("add", 1), task("add", 2)], chain(task("total"), group(task("add", 10), task("add", 20)), task("total"))).apply_async(),
        "chord_of_chains": chord([chain(task("add", 1), task("add", 2)), chain(task("add", 3), task("add", 4))], task("total")).apply_async(),
        "chord_of_chords": chord([chord([task("add", 1), task("add", 2)], task("total")), task("add", 10)], task("total")).apply_async(),
        "group_of_chains": group(chain(task("add", 1), task("add", 2)), chain(task("add", 3), task("add", 4))).apply_async(),
        "chain_of_chains": chain(chain(task("add", 1), task("add", 2)), chain(task("add", 3), task("add", 4))).apply_async(),
        "link_of_member": group(member, task("add", 2)).apply_async(),
        "immutable_in_chain": chain(task("add", 1), group(task("add", 10, immutable=True), task("add", 20)), task("total")).apply_async(),
        "chain_to_linked_chain": task("add", 1).apply_async(link=chain(task("add", 2), task("add", 3).set(task_id="linked-" + member.options["link"][0]["options"]["task_id"]))),
        "failure_before_chord": chain(task("fail", "boom"), chord([task("add", 2), task("add", 3)], task("total"))).apply_async(),
        "failure_before_group": chain(task("fail", "boom"), group(task("add", 2), task("add", 3)), task("total"), task("add", 1)).apply_async(),
        "errback_of_body": errback.apply_async(),
    }
    linked = member.options["link"][0]["options"]["task_id"]
    answers = {name: outcome(result) for name, result in sent.items()}
    answers["linked_to_member"] = outcome(app.AsyncResult(linked))
    answers["end_of_linked_chain"] = outcome(app.AsyncResult("linked-" + linked))
    answers["body_with_errback"] = sent["errback_of_body"].id
    return answers


def addressed():
    """Sends revocations to workers, each with another address, and returns how Celery itself matches the address."""
    names = json.loads(os.environ["CELERY_WORKERS"])
    first = names[0]
    addresses = {
        "all": {}, "one": {"destination": [first]}, "both": {"destination": names}, "other": {"destination": ["someone@else"]}, "none": {"destination": []},
        "glob-all": {"pattern": "*@test", "matcher": "glob"}, "glob-one": {"pattern": first[:5] + "*", "matcher": "glob"},
        "glob-end": {"pattern": first[:-1], "matcher": "glob"}, "glob-set": {"pattern": "[" + first[0] + "]*", "matcher": "glob"},
        "glob-not": {"pattern": "[!" + first[0] + "]*", "matcher": "glob"}, "glob-mark": {"pattern": "?" + first[1:], "matcher": "glob"},
        "pcre-start": {"pattern": first[:5], "matcher": "pcre"}, "pcre-inside": {"pattern": "test", "matcher": "pcre"},
        "pcre-or": {"pattern": "nobody|" + first, "matcher": "pcre"}, "no-matcher": {"pattern": first},
    }
    run = uuid()
    expected = {name: [] for name in names}
    for key, address in addresses.items():
        app.control.broadcast("revoke", arguments={"task_id": run + key, "terminate": False, "signal": None}, **address)
        for name in names:
            node = Mailbox("celery").Node(hostname=name, state={}, handlers={"revoke": lambda state, **_: True})
            if node.handle_message({"method": "revoke", "arguments": {}, "destination": None, "pattern": None, "matcher": None, **address}):
                expected[name].append(key)
    revoked = app.control.inspect(names, timeout=PATIENCE).revoked()
    return {
        "expected": {name: sorted(keys) for name, keys in expected.items()},
        "told": {name: sorted(one[len(run):] for one in revoked[name] if one.startswith(run)) for name in names},
    }


def wait_until_active(task_id):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        active = (app.control.inspect([WORKER], timeout=2).active() or {}).get(WORKER, [])
        if any(one["id"] == task_id for one in active):
            return active
    raise TimeoutError(task_id)


def inspect():
    running = app.send_task("net.sleep", [600])
    active = wait_until_active(running.id)
    everyone = app.control.inspect(timeout=3)
    one = app.control.inspect([WORKER], timeout=30)
    app.control.revoke(running.id, terminate=True)
    return {
        "ping": everyone.ping(),
        "active": active,
        "registered": one.registered(),
        "stats": one.stats(),
        "reserved": one.reserved(),
        "scheduled": one.scheduled(),
        "hello": app.control.inspect([WORKER], timeout=30).hello("someone@else"),
        "pool_restart": app.control.broadcast("pool_restart", destination=[WORKER], reply=True, timeout=30),
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
