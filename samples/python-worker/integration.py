"""A system behind Celery that takes in Qlower's records: keeps them in a SQLite file of its own."""
import json
import os
import sqlite3
import urllib.request

from celery import Celery

app = Celery(
    "integration",
    broker=os.environ.get("CELERY_BROKER_URL", "amqp://guest:guest@localhost//"),
    backend=os.environ.get("CELERY_RESULT_BACKEND", "redis://localhost/0"))
app.conf.task_default_queue = os.environ.get("INTEGRATION_QUEUE", "integration")
app.conf.task_acks_late = True

SCHEMA = """
CREATE TABLE IF NOT EXISTS records (
    partner TEXT NOT NULL, model TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (partner, model, external_id)
);
CREATE TABLE IF NOT EXISTS batches (batch_id TEXT PRIMARY KEY, answers TEXT NOT NULL);
"""


def connect():
    connection = sqlite3.connect(os.environ.get("INTEGRATION_DB", "integration.db"), timeout=30, isolation_level=None)
    connection.executescript(SCHEMA)
    return connection


def read(url):
    """The records of a batch that is too large for a message: a file that both sides see, or an address."""
    with urllib.request.urlopen(url) as content:
        return json.load(content)


def refusal(record):
    """Why this system does not want a record; None when it does."""
    if record is not None and record.get("town") == "Atlantis":
        return "There is no such town."
    return None


@app.task(name="integration.integrate")
def integrate(batch_id, partner, load_id, model, records=None, records_url=None):
    """Takes a batch in once: called again with the same batch, it answers what it has answered before."""
    records = read(records_url) if records_url else records
    connection = connect()
    try:
        connection.execute("BEGIN IMMEDIATE")
        known = connection.execute("SELECT answers FROM batches WHERE batch_id = ?", [batch_id]).fetchone()
        if known:
            connection.execute("ROLLBACK")
            return {"answers": json.loads(known[0])}

        answers = [take(connection, partner, load_id, model, record) for record in records]
        connection.execute("INSERT INTO batches VALUES (?, ?)", [batch_id, json.dumps(answers)])
        connection.execute("COMMIT")
        return {"answers": answers}
    finally:
        connection.close()


def take(connection, partner, load_id, model, record):
    key = [partner, model, record["external_id"]]
    answer = {"external_id": record["external_id"], "outcome": "integrated"}
    if record["erase"]:
        connection.execute("DELETE FROM records WHERE (partner, model, external_id) = (?, ?, ?)", key)
    elif message := refusal(record["record"]):
        answer.update(outcome="rejected", message=message, member="townName")
    elif not connection.execute("INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?, ?)", [*key, load_id, json.dumps(record["record"])]).rowcount:
        answer.update(outcome="already_known")
    return answer
