using System.Text;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A random load with its manifest, as the inspection would cut it. The same seed gives the same load.</summary>
internal sealed class GeneratedLoad
{
    private static readonly string[] Texts =
        ["", "T-1", "é\u00A0ü", "a\\\"b", "c:\\\\", "]}{[", "\\u007b\\u005D", "\\\\\\\"", "x,y:z", "日本", "😀", "\\ud83d\\ude00", "\\/\\b\\f\\n\\r\\t"];

    private readonly Random _random;
    private readonly List<byte> _bytes = [];
    private readonly int _recordsPerPart;
    private readonly double _rejection;
    private readonly bool _isPretty;
    private readonly Dictionary<RecordModel, List<ManifestRecord>> _open = [];
    private readonly List<LoadPart> _parts = [];

    public GeneratedLoad(int seed)
    {
        _random = new Random(seed);
        _recordsPerPart = _random.Next(1, 9);
        _rejection = _random.Next(5) switch { 0 => 0.02, 1 => 0.9, _ => 0.25 };
        _isPretty = _random.Next(3) == 0;
        WriteRoot();
        foreach (var model in _open.Keys)
        {
            Flush(model);
        }
    }

    public byte[] Content => _bytes.ToArray();

    public IReadOnlyList<LoadPart> Parts => _parts;

    /// <summary>Pointers of the rejected records.</summary>
    public HashSet<string> Rejected { get; } = [];

    private static RecordModel[] SectionsOf(RecordModel? model) => model switch
    {
        RecordModel.Clients => [RecordModel.Declarants, RecordModel.Properties, RecordModel.Transactions, RecordModel.Documents],
        RecordModel.Declarants => [RecordModel.Properties, RecordModel.Associates],
        RecordModel.Properties => [RecordModel.Documents],
        _ => [],
    };

    private void WriteRoot()
    {
        if (_random.Next(8) == 0)
        {
            _bytes.AddRange([0xEF, 0xBB, 0xBF]);
        }

        var members = new List<Action>
        {
            () => Member("inigPtynm", "\"azur\""),
            () => Member("creDtTm", "\"2026-01-05\""),
            () => Member("versionId", _random.Next(2) == 0 ? "\"2.0\"" : "2"),
            () => Member("unknown", "{\"declarants\":[{\"id\":\"no\"}]}"),
        };
        if (_random.Next(4) > 0)
        {
            members.Add(() => Member("apiKey", "\"" + Canary + "\""));
        }

        RecordModel[] sections = _random.Next(2) == 0
            ? [RecordModel.Clients]
            : [RecordModel.Declarants, RecordModel.Properties, RecordModel.Transactions, RecordModel.Documents];
        members.AddRange(sections.Select(section => (Action)(() => Section(section, "", isParentRejected: false))));
        WriteObject(members);
        Space();
    }

    /// <summary>The key that must never be seen.</summary>
    public const string Canary = "CANARY-KEY";

    private void WriteRecord(RecordModel model, string arrayPointer, int index, bool isParentRejected)
    {
        var pointer = $"{arrayPointer}/{index}";
        var isRejected = isParentRejected || _random.NextDouble() < _rejection;
        if (isRejected)
        {
            Rejected.Add(pointer);
        }

        var start = _bytes.Count;
        var members = new List<Action> { () => Member("id", Text()) };
        for (var i = _random.Next(4); i > 0; i--)
        {
            var name = "field" + i;
            members.Add(() => Member(name, Value(2)));
        }

        if (_random.Next(6) == 0)
        {
            members.Add(() => Member(new string('k', _random.Next(100, 300)), Value(1)));
        }

        foreach (var section in SectionsOf(model).Where(_ => _random.Next(3) > 0))
        {
            members.Add(() => Section(section, pointer, isRejected));
        }

        WriteObject(members);
        Add(model, new ManifestRecord(arrayPointer, index, start, _bytes.Count, isRejected));
    }

    private void Section(RecordModel section, string owner, bool isParentRejected)
    {
        if (_random.Next(12) == 0)
        {
            Member(section.ToWireName(), "null");
            return;
        }

        Key(section.ToWireName());
        Write("[");
        var count = _random.Next(owner.Length == 0 ? 9 : 4);
        for (var i = 0; i < count; i++)
        {
            Write(i > 0 ? "," : "");
            Space();
            WriteRecord(section, $"{owner}/{section.ToWireName()}", i, isParentRejected);
            Space();
        }

        Space();
        Write("]");
    }

    private void Add(RecordModel model, ManifestRecord record)
    {
        if (!_open.TryGetValue(model, out var records))
        {
            _open[model] = records = [];
        }

        records.Add(record);
        if (records.Count == _recordsPerPart)
        {
            Flush(model);
        }
    }

    private void Flush(RecordModel model)
    {
        var records = _open[model];
        if (records.Count == 0)
        {
            return;
        }

        _parts.Add(ManifestRecord.ToPart(_parts.Count, model, records));
        records.Clear();
    }

    private void WriteObject(List<Action> members)
    {
        Write("{");
        var order = members.ToArray();
        _random.Shuffle(order);
        for (var i = 0; i < order.Length; i++)
        {
            Write(i > 0 ? "," : "");
            Space();
            order[i]();
            Space();
        }

        Write("}");
    }

    private void Member(string name, string value)
    {
        Key(name);
        Write(value);
    }

    private void Key(string name)
    {
        var at = _random.Next(name.Length);
        Write(_random.Next(5) == 0 ? $"\"{name[..at]}\\u{(int)name[at]:x4}{name[(at + 1)..]}\"" : $"\"{name}\"");
        Space();
        Write(":");
        Space();
    }

    private string Text() => "\"" + Texts[_random.Next(Texts.Length)] + Texts[_random.Next(Texts.Length)] + "\"";

    private string Value(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => Text(),
        1 => "-12.50e+3",
        2 => "true",
        3 => "null",
        4 => "0",
        5 => "[" + Value(depth - 1) + ", " + Value(depth - 1) + "]",
        _ => "{\"a\":" + Value(depth - 1) + ",\"properties\": [{\"id\":1}]}",
    };

    private void Space()
    {
        if (_isPretty)
        {
            Write(_random.Next(4) switch { 0 => "\r\n\t", 1 => " ", 2 => "\n  ", _ => "" });
        }
    }

    private void Write(string text) => _bytes.AddRange(Encoding.UTF8.GetBytes(text));
}
