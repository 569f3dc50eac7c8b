using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Qlower.Loaders.Tests.Ledger;

[TestFixture]
internal sealed class LeaseCheckTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();
    private InMemoryLoadLedger _ledger = null!;
    private LeaseCheck _check = null!;
    private LoadLease _lease = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _ledger = new InMemoryLoadLedger(_time);
        _check = new LeaseCheck(_ledger, _ledger, Options.Create(new QlowerLoadersOptions()));
        await _ledger.ReceiveAsync(new SourceFile { Source = "folder", Partner = "azur", Name = "x", Location = "x", Length = 1, Identity = "x", LastModified = default });
        _lease = (await _ledger.TryAcquireAsync("first", Duration))!;
    }

    [Test]
    public async Task EnsureValid_ExpiredLeaseThatNobodyAcquired_RenewsIt()
    {
        _time.Advance(2 * Duration);

        await _check.EnsureValidAsync(_lease, default);

        Assert.That(await _ledger.TryAcquireAsync("second", Duration), Is.Null);
    }

    [Test]
    public async Task EnsureValid_LeaseOfAnotherOwner_Throws()
    {
        _time.Advance(2 * Duration);
        await _ledger.TryAcquireAsync("second", Duration);

        await Assert.ThatAsync(() => _check.EnsureValidAsync(_lease, default), Throws.TypeOf<LeaseLostException>());
    }

    [Test]
    public async Task EnsureValid_ReleasedLease_Throws()
    {
        await _ledger.ReleaseAsync(_lease);

        await Assert.ThatAsync(() => _check.EnsureValidAsync(_lease, default), Throws.TypeOf<LeaseLostException>());
    }
}
