using Qlower.Loaders.Format;

namespace Qlower.Loaders.Conformance.Ledger;

/// <summary>Files, parts and results that the conformance tests of ledgers use.</summary>
internal static class LoadSamples
{
    public static SourceFile File(string name, string partner = "acme", string identity = "v1") => new()
    {
        Source = "inbox",
        Partner = partner,
        Name = name,
        Location = $"{partner}/{name}",
        Length = 1234,
        Identity = identity,
        LastModified = new DateTimeOffset(2026, 2, 27, 17, 30, 5, 123, TimeSpan.FromHours(1)),
    };

    public static LoadPart Part(int ordinal, RecordModel model, int records = 3, byte rejected = 0) => new()
    {
        Ordinal = ordinal,
        Model = model,
        Records = records,
        Runs =
        [
            new PartRun
            {
                Start = new FilePosition(1000L * ordinal, 10 + ordinal, 5),
                End = (1000L * ordinal) + 900,
                Count = records,
                ArrayPointer = $"/{model.ToWireName()}",
                FirstIndex = 7L * ordinal,
            },
        ],
        Rejected = rejected == 0 ? default : new[] { rejected },
    };

    public static InspectionResult Inspection(bool isRefused = false, params LaneCounts[] counts) => new()
    {
        Header = new LoadHeader
        {
            Partner = "acme",
            CreatedAt = new DateTimeOffset(2026, 2, 28, 9, 0, 0, TimeSpan.FromHours(2)),
            Version = "2.0",
        },
        Sha256 = new string('a', 64),
        IsRefused = isRefused,
        SecretRanges = [new ByteRange(12, 44), new ByteRange(0, 5_000_000_000)],
        Counts = counts,
        Findings = [Finding("QLW1001", 1)],
        FindingCounts = [new FindingCount("QLW1001", FindingSeverity.Error, RecordModel.Properties, 41)],
    };

    public static LaneCounts Overall(RecordModel model, long received, long integrated = 0, long alreadyKnown = 0, long rejected = 0) =>
        Lane(LaneCounts.Overall, model, received, integrated, alreadyKnown, rejected);

    public static LaneCounts Lane(
        string lane, RecordModel model, long received, long integrated = 0, long alreadyKnown = 0, long rejected = 0) =>
        new(lane, model, new LoadCounts(received, integrated, alreadyKnown, rejected));

    public static Finding Finding(string code, long offset) => new()
    {
        Code = code,
        Severity = FindingSeverity.Error,
        Model = RecordModel.Properties,
        ExternalId = "é-1",
        Pointer = "/properties/0/area",
        Line = 3,
        Column = 9,
        Offset = offset,
        Expected = "a decimal",
        Actual = "\"abc\"",
        Field = "area",
        Message = "no",
        IsFault = true,
        CreatedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
    };

    public static PartCheckpoint Done(int ordinal, params LaneCounts[] counts) => new() { Ordinal = ordinal, IsDone = true, Counts = counts };

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
