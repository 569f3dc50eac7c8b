using Qlower.Loaders.ModelBased.Tests.Files;

namespace Qlower.Loaders.ModelBased.Tests.Steps;

/// <summary>Generates files over few external ids, so that files contradict each other. The same random numbers, the same files. Not thread-safe.</summary>
internal sealed class FileGenerator(Random random, Features features)
{
    private const int Properties = 7;
    private const int Transactions = 14;
    private const int Documents = 8;
    private const int Declarants = 3;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _texts;
    private bool _isCareful;

    /// <summary>Returns a file with records of several models.</summary>
    public SentFile Create(Partner partner)
    {
        Begin(partner);
        var file = new SentFile(partner) { IsHeaderLast = Chance(30), Damage = Chance(4) ? Damage.Truncated : Chance(3) ? Damage.WrongKey : Damage.None };
        return random.Next(10) switch
        {
            < 4 => file with { Records = [.. Flat(partner)] },
            < 7 => file with { Records = [.. Several(0, 2, Declarant), .. Flat(partner)] },
            < 9 => file with { Clients = [.. ClientNumbers().Select(Client)] },
            _ => file with { Records = [.. Several(1, 3, () => Property(null)), .. Many()] },
        };
    }

    /// <summary>Returns a file of many parts with new transactions, so that a host works on it for a while.</summary>
    public SentFile CreateLarge(Partner partner)
    {
        _used.Clear();
        _isCareful = true;
        var properties = Enumerable.Range(0, Properties).Select(number => new SentRecord(RecordModel.Properties, $"P-{number}", Text())).ToList();
        var prefix = $"L{_texts}";
        var transactions = Enumerable.Range(0, random.Next(80, 160)).Select(number =>
            new SentRecord(RecordModel.Transactions, $"{prefix}-{number}", Text()) { Property = OwnerId("P", Properties) });
        return new SentFile(partner) { Records = [.. properties, .. transactions] };
    }

    /// <summary>Returns a file that only erases properties.</summary>
    public SentFile CreateErasure(Partner partner)
    {
        Begin(partner);
        return new SentFile(partner) { Records = [.. Several(1, 3, Erasure)] };
    }

    /// <summary>Returns a file with the ids of an earlier one and other contents, without faults.</summary>
    public SentFile Correct(SentFile file) => file with
    {
        Damage = Damage.None,
        Records = [.. file.Records.Select(Corrected)],
        Clients = [.. file.Clients.Select(client => client with { Text = Text(), IsInvalid = false, Records = [.. client.Records.Select(Corrected)] })],
    };

    private void Begin(Partner partner)
    {
        _used.Clear();

        // One fault refuses a whole all-or-nothing file: half of those files have none.
        _isCareful = partner.IsAllOrNothing && Chance(60);
    }

    private SentRecord Corrected(SentRecord record) =>
        record with { Text = Text(), IsInvalid = false, Nested = [.. record.Nested.Select(Corrected)] };

    private IEnumerable<SentRecord> Flat(Partner partner)
    {
        var records = new List<SentRecord>();
        records.AddRange(Several(0, 3, () => Property(Chance(25) ? OwnerId("D", Declarants) : null)));
        if (Chance(25) && (!partner.IsAllOrNothing || features.HasFlag(Features.ErasuresInAllOrNothingFiles)))
        {
            records.AddRange(Several(1, 2, Erasure));
        }

        records.AddRange(Several(0, 5, Transaction));
        records.AddRange(Several(0, 3, () => Document(isNested: false)));
        return _isCareful ? records : records.SelectMany(record => Repeated(record, partner));
    }

    /// <summary>Sometimes the same id twice, or a property that the same file erases, before or behind it.</summary>
    private IEnumerable<SentRecord> Repeated(SentRecord record, Partner partner)
    {
        var mayErase = record is { Model: RecordModel.Properties, IsErasure: false }
            && (!partner.IsAllOrNothing || features.HasFlag(Features.ErasuresInAllOrNothingFiles))
            && (record.Nested.Count == 0 || features.HasFlag(Features.ErasedParents));
        if (mayErase && Chance(8))
        {
            var erasure = new SentRecord(RecordModel.Properties, record.Id, "") { IsErasure = true };
            return Chance(50) ? [record, erasure] : [erasure, record];
        }

        return !record.IsErasure && Chance(5) ? [record, record with { Text = Text(), Nested = [] }] : [record];
    }

    private IEnumerable<SentRecord> Many()
    {
        var numbers = Enumerable.Range(0, 200).OrderBy(_ => random.Next()).Take(random.Next(40, 120)).ToList();
        return numbers.Select(number => new SentRecord(RecordModel.Transactions, $"M-{number}", Text())
        {
            Property = OwnerId("P", Properties),
            IsInvalid = !_isCareful && Chance(2),
        });
    }

    private List<int> ClientNumbers() => Enumerable.Range(0, 3).OrderBy(_ => random.Next()).Take(random.Next(1, 3)).ToList();

    private SentClient Client(int number)
    {
        var records = new List<SentRecord>();
        records.AddRange(Several(0, 1, Declarant));
        records.AddRange(Several(0, 2, () => Property(null)));
        records.AddRange(Several(0, 3, Transaction));
        records.AddRange(Several(0, 2, () => Document(isNested: false)));
        return new SentClient($"client{number}@example.fr", Text(), IsInvalid(), records);
    }

    private SentRecord? Declarant()
    {
        if (New("D", Declarants) is not { } id)
        {
            return null;
        }

        return new SentRecord(RecordModel.Declarants, id, Text())
        {
            IsInvalid = IsInvalid(),
            Nested = [.. Several(0, 2, () => Property(null)), .. Several(0, 2, Associate)],
        };
    }

    private SentRecord? Property(string? declarant) => New("P", Properties) is { } id
        ? new SentRecord(RecordModel.Properties, id, Text())
        {
            Declarant = declarant,
            IsInvalid = IsInvalid(),
            Nested = Chance(40) ? [.. Several(1, 3, () => Document(isNested: true))] : [],
        }
        : null;

    private SentRecord? Erasure() => New("P", Properties) is { } id ? new SentRecord(RecordModel.Properties, id, "") { IsErasure = true } : null;

    private SentRecord? Associate() => New("A", 4) is { } id ? new SentRecord(RecordModel.Associates, id, Text()) { IsInvalid = IsInvalid() } : null;

    private SentRecord? Transaction() => New("T", Transactions) is { } id
        ? new SentRecord(RecordModel.Transactions, id, Text()) { Property = OwnerId("P", Properties), IsInvalid = IsInvalid() }
        : null;

    private SentRecord? Document(bool isNested)
    {
        if (New("F", Documents) is not { } id)
        {
            return null;
        }

        var record = new SentRecord(RecordModel.Documents, id, Text()) { IsInvalid = IsInvalid() };
        return isNested ? record
            : Chance(70) ? record with { Property = OwnerId("P", Properties) }
            : record with { Declarant = OwnerId("D", Declarants) };
    }

    private List<SentRecord> Several(int least, int most, Func<SentRecord?> create) =>
        Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => create()).OfType<SentRecord>().ToList();

    /// <summary>An id that the file does not have yet; <see langword="null"/> when a random one is taken.</summary>
    private string? New(string prefix, int count)
    {
        var id = $"{prefix}-{random.Next(count)}";
        return _used.Add(id) ? id : null;
    }

    private string OwnerId(string prefix, int count) => !_isCareful && Chance(4) ? $"{prefix}-404" : $"{prefix}-{random.Next(count)}";

    private bool IsInvalid() => !_isCareful && Chance(7);

    private string Text() => $"v{++_texts}";

    private bool Chance(int percent) => random.Next(100) < percent;
}
