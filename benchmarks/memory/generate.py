"""Writes a Loader 2.0 file whose shape once cost memory to the standard output. usage: python3 generate.py SHAPE COUNT"""
import sys

HEADER = '"inigPtynm":"boreal","apiKey":"memory-key","creDtTm":"2026-01-05T09:46:28","versionId":"2.0"'


def document(i):
    return f'{{"id":"D-{i}","fileName":"bail-{i}.pdf","fileType":"26","year":"2025","fileLink":"https://example.fr/d/{i}"}}'


def property(i, more=""):
    return (
        f'{{"id":"P-{i}","type":"A","description":"Appartement meuble numero {i}","furnished":"O","streetName":"{i % 200 + 1} rue de la Republique",'
        f'"townName":"Nimes","postCode":"{10000 + i % 86000}","ctry":"FR","lastName":"Lefevre","firstName":"Zoe","email":"zoe.{i}@example.fr",'
        f'"acquisitionDate":"2019-03-{i % 28 + 1:02d}","nbrRooms":3,"area":41.5,"taxRegime":"5"{more}}}')


def transaction(i, day="2025-02-20", more=""):
    return f'{{"id":"T-{i}","reqdExctnDt":"{day}","id-prty":"P-0","amt":12.5,"ccy":"EUR","ref":"Loyer {i}"{more}}}'


def nested(i):
    return property(i, f',"documents":[{document(i)}]')


def client(email):
    return '{"clients":[{"properties":[\n', nested, f'],"client":{{"email":"{email}","firstName":"Zoe","lastName":"Lefevre"}}}}],{HEADER}}}\n'


def flat(record):
    return f'{{{HEADER},"properties":[{property(0)}],"transactions":[\n', record, ']}\n'


SHAPES = {
    # One client; each of its properties has one document; the client's block comes last.
    "client": client("zoe@example.fr"),
    # The same, and the block is invalid.
    "rejected-client": client(""),
    # Every transaction has a date that does not exist.
    "faulty": flat(lambda i: transaction(i, day="2025-02-30")),
    # Every transaction has an unknown key that looks like a secret.
    "keys": flat(lambda i: transaction(i, more=',"api_key":""')),
    # Every transaction has an id of 200 kB.
    "ids": flat(lambda i: transaction(f"{i}-{'x' * 200_000}")),
    "plain": flat(transaction),
}

start, record, end = SHAPES[sys.argv[1]]
sys.stdout.write(start)
for i in range(int(sys.argv[2])):
    sys.stdout.write(record(i) if i == 0 else ",\n" + record(i))
sys.stdout.write(end)
