using System.Globalization;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Whatever is large stays out of memory.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SizeTests
{
    private const int Million = 1_000_000;
    private const long MostBytes = 150 << 20;

    /// <summary>Findings by the million make garbage faster than it is collected; it is the same for ten times as many.</summary>
    private const long MostBytesOfFindings = 220 << 20;

    /// <summary>The store's own caches are 80 MiB of it. The same for a file of any size.</summary>
    private const long MostBytesOfStoring = 320 << 20;

    private static readonly string Megabyte = new('x', 1 << 20);

    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Validate_HugeText_RefusedInFlatMemory([Values("record", "root", "key", "nested")] string place)
    {
        var file = WriteHuge(place);

        var (result, peak) = await CheckAsync(file);

        Assert.That(peak, Is.LessThan(MostBytes));
        string[] expected = place == "record" ? [RuleCodes.RecordTooLarge, RuleCodes.TextTooLong] : [RuleCodes.TextTooLong];
        var errors = result.Findings.Where(finding => finding.IsError).ToList();
        Assert.That(errors.Select(error => error.Code), Is.EqualTo(expected), result.ToString);
        Assert.That(errors[^1].Message, Does.Contain("262144").And.Length.LessThan(1000));
        Assert.That(errors[^1].Line, Is.EqualTo(1));
    }

    [Test]
    public async Task Load_HugeText_RejectedInFlatMemory([Values("record", "key")] string place)
    {
        var file = WriteHuge(place);

        var (load, peak) = await LoadAsync(file);

        Assert.That(peak, Is.LessThan(MostBytes));
        Assert.That(load.Findings.Keys, Does.Contain(RuleCodes.TextTooLong), load.ToString);
        Assert.That(load.Status, Is.EqualTo(place == "record" ? "PARTIAL_SUCCESS" : "ERROR"), load.ToString);
    }

    [Test]
    public async Task Load_RecordOverItsLimit_RejectedAlone()
    {
        var large = string.Concat(Enumerable.Range(0, 20).Select(i => $"\"u{i}\":\"{Megabyte[..100_000]}\","));
        var file = _sandbox.Write("large.json", Texts.File(Texts.Transaction(more: large), Texts.Transaction("T-2")));

        var check = await _sandbox.ValidateAsync(file, Exit.Findings);
        var load = await _sandbox.LoadAsync(file, Exit.Findings);

        Assert.That((check.Error.Code, check.Error.Id, check.Error.Line, check.Error.Column), Is.EqualTo((RuleCodes.RecordTooLarge, "T-1", (long?)5, (long?)1)));
        Assert.That(load.Counts, Is.EqualTo(new LoadedCounts(3, 2, 0, 1)), load.ToString);
        Assert.That(load.Findings[RuleCodes.RecordTooLarge], Is.EqualTo(1));
    }

    [Test]
    public async Task Validate_MillionFindings_CappedWithExactCounts()
    {
        var file = WriteTransactions(Million, i => Texts.Transaction($"T-{i.ToString(CultureInfo.InvariantCulture)}", "\"x\""));

        var (result, peak) = await CheckAsync(file);

        Assert.That(peak, Is.LessThan(MostBytesOfFindings));
        Assert.That((result.Errors, result.Rejected, result.Received), Is.EqualTo((Million, Million, Million + 1)));
        Assert.That(result.IsCapped);
        Assert.That(result.Findings.Count(finding => finding.Code == RuleCodes.InvalidDecimal), Is.EqualTo(1000));
        Assert.That(result.Findings.Count(finding => finding.Code == RuleCodes.FindingsCapped), Is.EqualTo(1));
    }

    [Test]
    public async Task Load_MillionFindings_CappedWithExactCounts()
    {
        if (Environment.GetEnvironmentVariable("QLOWER_LONG_TESTS") != "1")
        {
            Assert.Ignore("Set QLOWER_LONG_TESTS=1: a million empty records show the same in less time.");
        }

        var file = WriteTransactions(Million, i => Texts.Transaction($"T-{i.ToString(CultureInfo.InvariantCulture)}", "\"x\""));

        var (load, peak) = await LoadAsync(file);

        Assert.That(peak, Is.LessThan(MostBytesOfFindings));
        Assert.That(load.Counts, Is.EqualTo(new LoadedCounts(Million + 1, 1, 0, Million)), load.ToString);
        Assert.That(load.Findings[RuleCodes.InvalidDecimal], Is.EqualTo(Million));
    }

    [Test]
    public async Task Load_MillionEmptyRecords_EachRejected()
    {
        var file = WriteTransactions(Million, _ => "{}");

        var (load, peak) = await LoadAsync(file);

        Assert.That(peak, Is.LessThan(MostBytesOfFindings));
        Assert.That(load.Counts, Is.EqualTo(new LoadedCounts(Million + 1, 1, 0, Million)), load.ToString);
        Assert.That(load.Findings[RuleCodes.RequiredMissing], Is.EqualTo(5L * Million));
    }

    [Test]
    public async Task Validate_MillionUnknownKeys_RefusedInFlatMemory([Values("root", "record")] string place)
    {
        var file = _sandbox.Write("spam.json", writer =>
        {
            writer.Write(place == "root" ? "{" : "{\"transactions\":[{");
            for (var i = 0; i < Million; i++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"\"u{i}\":1,"));
            }

            writer.Write(place == "root" ? $"{Texts.Header}}}" : $"\"id\":\"T-1\"}}],{Texts.Header}}}");
        });

        var (result, peak) = await CheckAsync(file);

        Assert.That(peak, Is.LessThan(MostBytes));
        Assert.That(result.Error.Code, Is.EqualTo(RuleCodes.TooManyMembers), result.ToString);
        Assert.That(result.Error.Line, Is.EqualTo(1));
    }

    [Test]
    public async Task Load_HugeNestedSectionWithTheIdLast_FlatMemory()
    {
        const int Properties = 200_000;
        var file = _sandbox.Write("nested.json", writer =>
        {
            writer.Write("{\"clients\":[{\"declarants\":[{\"properties\":[");
            for (var i = 0; i < Properties; i++)
            {
                writer.Write(i == 0 ? "\n" : ",\n");
                writer.Write(Texts.Property.Replace("P-1", $"P-{i.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal));
            }

            writer.Write("],\"legalStatusId\":5426,\"corporateName\":\"c\",\"address\":\"a\",\"townName\":\"t\",\"postCode\":\"06000\",\"id\":\"D-1\"}],");
            writer.Write($"\"client\":{{\"email\":\"a@example.fr\",\"firstName\":\"f\",\"lastName\":\"l\"}}}}],\n{Texts.Header}}}");
        });

        var (result, checkPeak) = await CheckAsync(file);
        var (load, peak) = await LoadAsync(file);

        Assert.That((result.Status, result.Received), Is.EqualTo(("SUCCESS", Properties + 2)), result.ToString);
        Assert.That(checkPeak, Is.LessThan(MostBytes));
        Assert.That(load.Counts, Is.EqualTo(new LoadedCounts(Properties + 2, Properties + 2, 0, 0)), load.ToString);
        Assert.That(peak, Is.LessThan(MostBytesOfStoring));
        Assert.That(_sandbox.Store.Read("SELECT count(*) FROM properties WHERE declarant_id = 'D-1' AND client_email = 'a@example.fr'")[0][0], Is.EqualTo(Properties));
    }

    private string WriteHuge(string place) => _sandbox.Write("huge.json", writer =>
    {
        writer.Write(place switch
        {
            "record" => $"{{{Texts.Header},\"properties\":[{Texts.Property}],\"transactions\":[{Texts.Transaction()},{{\"ref\":\"",
            "nested" => $"{{{Texts.Header},\"x\":{{\"a\":[\"",
            "root" => $"{{{Texts.Header},\"x\":\"",
            _ => $"{{{Texts.Header},\"",
        });
        for (var i = 0; i < 200; i++)
        {
            writer.Write(Megabyte);
        }

        writer.Write(place switch
        {
            "record" => "\",\"id\":\"T-2\",\"reqdExctnDt\":\"2025-02-03\",\"id-prty\":\"P-1\",\"amt\":1}]}",
            "nested" => "\"]}}",
            "root" => "\"}",
            _ => "\":1}",
        });
    });

    private string WriteTransactions(int count, Func<int, string> transaction) => _sandbox.Write("many.json", writer =>
    {
        writer.Write($"{{{Texts.Header},\"properties\":[{Texts.Property}],\"transactions\":[");
        for (var i = 0; i < count; i++)
        {
            writer.Write(i == 0 ? "\n" : ",\n");
            writer.Write(transaction(i));
        }

        writer.Write("]}");
    });

    private async Task<(CheckedFile Result, long Peak)> CheckAsync(string file)
    {
        var run = await _sandbox.ValidateAsync("json", file);
        await TestContext.Out.WriteLineAsync($"{run.PeakBytes >> 20} MiB");
        return (CheckedFile.Read(run.Output), run.PeakBytes);
    }

    private async Task<(LoadedFile Load, long Peak)> LoadAsync(string file)
    {
        var run = await _sandbox.LoadAsync(30, file);
        Assert.That(run.ExitCode, Is.EqualTo(Exit.Success).Or.EqualTo(Exit.Findings), run.ToString);
        await TestContext.Out.WriteLineAsync($"{run.PeakBytes >> 20} MiB");
        _sandbox.AssertKeyStaysInside();
        return ((await _sandbox.ClosedLoadsAsync()).Single(), run.PeakBytes);
    }
}
