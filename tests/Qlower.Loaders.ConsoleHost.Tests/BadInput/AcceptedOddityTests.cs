namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Odd but good: accepted, and nothing is changed on the way.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AcceptedOddityTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Load_ByteOrderMark_InformationOnly()
    {
        var file = _sandbox.Write("mark.json", [0xEF, 0xBB, 0xBF, .. Texts.Bytes(Texts.File(Texts.Transaction()))]);

        var check = await _sandbox.ValidateAsync(file, Exit.Success);
        var load = await _sandbox.LoadAsync(file, Exit.Success);

        var told = check.Findings.Single();
        Assert.That((told.Code, told.Severity, told.Line, told.Column, told.Offset), Is.EqualTo((RuleCodes.ByteOrderMark, "information", (long?)1, (long?)1, (long?)0)));
        Assert.That((load.Status, load.Counts), Is.EqualTo(("SUCCESS", new LoadedCounts(2, 2, 0, 0))), load.ToString);
    }

    [TestCase("-0", "0")]
    [TestCase("-0.00", "0")]
    [TestCase("1e2", "100")]
    [TestCase("12.50", "12.5")]
    [TestCase("1234567890123456789.12", "1234567890123456789.12")]
    public async Task Load_Amount_StoredExactly(string sent, string stored)
    {
        var file = _sandbox.Write("amount.json", Texts.File(Texts.Transaction(amount: sent)));

        await _sandbox.ValidateAsync(file, Exit.Success);
        await _sandbox.LoadAsync(file, Exit.Success);

        var kept = _sandbox.Store.Read("SELECT amount FROM transactions")[0][0];
        var amount = kept is long millionths ? millionths / 1_000_000m : decimal.Parse((string)kept, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(amount, Is.EqualTo(decimal.Parse(stored, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Load_HeaderOnly_SuccessWithZeroCounts()
    {
        var file = _sandbox.Write("header.json", $"{{{Texts.Header}}}");

        var check = await _sandbox.ValidateAsync(file, Exit.Success);
        var load = await _sandbox.LoadAsync(file, Exit.Success);

        Assert.That(check.Findings, Is.Empty);
        Assert.That((load.Status, load.Counts), Is.EqualTo(("SUCCESS", new LoadedCounts(0, 0, 0, 0))), load.ToString);
    }

    [Test]
    public async Task Load_SameFileTwice_AlreadyKnown()
    {
        var file = _sandbox.Write("twice.json", Texts.File(Texts.Transaction()));
        await _sandbox.LoadAsync(file, Exit.Success);
        var before = _sandbox.Store.Content();

        var second = await _sandbox.LoadAsync(file, Exit.Success);

        Assert.That(second.Counts, Is.EqualTo(new LoadedCounts(2, 0, 2, 0)), second.ToString);
        Assert.That(_sandbox.Store.Content(), Is.EqualTo(before));
    }
}
