using Qlower.Loaders.Format;

namespace Qlower.Loaders.Testing.Ledger;

/// <summary>Files, parts and results for tests of ledgers. Thread-safe.</summary>
public static class LoadSamples
{
    /// <summary>A file of a partner as a source would claim it.</summary>
    public static SourceFile File(string name, string partner = "acme", string identity = "v1") => new()
    {
        Source = "inbox",
        Partner = partner,
        Name = name,
        Location = $"{partner}/{name}",
        Length = 1234,
        Identity = identity,
        LastModified = new DateTimeOffset(2026, 2, 27, 17, 30, 5, 123, TimeSpan.FromHours(1)).AddTicks(4_567),
    };

    /// <summary>A part with one run.</summary>
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
        Rejected = new RecordMask(new[] { rejected }),
    };

    /// <summary>The result of an inspection with one finding.</summary>
    public static InspectionResult Inspection(bool isRefused = false, params IntegratorCounts[] counts) => new()
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

    /// <summary>Counts of the load as a whole.</summary>
    public static IntegratorCounts Overall(RecordModel model, long received, long integrated = 0, long alreadyKnown = 0, long rejected = 0) =>
        Of(null, model, received, integrated, alreadyKnown, rejected);

    /// <summary>Counts of one integrator.</summary>
    public static IntegratorCounts Of(
        string? integrator, RecordModel model, long received, long integrated = 0, long alreadyKnown = 0, long rejected = 0) =>
        new(integrator, model, new LoadCounts(received, integrated, alreadyKnown, rejected));

    /// <summary>A finding whose every member has a value.</summary>
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
        Form = ValueForm.PositiveDecimal,
        Variant = "text",
        Suggestion = new FindingSuggestion { Value = "12.5" },
        Field = "area",
        Message = "no",
        IsFault = true,
        CreatedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A completed part with these counts.</summary>
    public static PartCompleted Done(params IntegratorCounts[] counts) => new() { Counts = counts };

    /// <summary>A deferred part with the answers of one integrator.</summary>
    public static PartDeferred Deferred(string integrator, params byte[] answers) => new() { Answers = [new IntegratorAnswers(integrator, answers)] };
}
