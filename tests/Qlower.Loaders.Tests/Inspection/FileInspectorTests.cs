using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Inspection;

[TestFixture]
internal sealed class FileInspectorTests
{
    private const int Records = 40_000;

    [Test]
    public async Task ReadManifestAsync_LargeFile_ReturnsSlicesBeforeItIsReadToItsEnd()
    {
        await using var fixture = new LoaderFixture();
        await using var scope = fixture.Get<IServiceScopeFactory>().CreateAsyncScope();
        var content = Content();
        using var stream = new MemoryStream(content);
        var inspector = new FileInspector(stream, Request(fixture, scope.ServiceProvider, cutsManifest: true));
        var parts = new List<LoadPart>();
        var positions = new List<long>();

        await foreach (var slice in inspector.ReadManifestAsync(default))
        {
            parts.AddRange(slice.Parts);
            positions.Add(stream.Position);
        }

        Assert.That(positions[0], Is.LessThan(content.Length / 2));
        Assert.That(positions, Has.Count.GreaterThan(5).And.Ordered);
        Assert.That(parts.Sum(part => part.Records), Is.EqualTo(Records));
        Assert.That(parts.Select(part => part.Ordinal), Is.EqualTo(Enumerable.Range(0, parts.Count)));
        Assert.That(inspector.Summary.Length, Is.EqualTo(content.Length));
    }

    [Test]
    public async Task ReadManifestAsync_CallerPauses_ReadsNothingInTheMeantime()
    {
        await using var fixture = new LoaderFixture();
        await using var scope = fixture.Get<IServiceScopeFactory>().CreateAsyncScope();
        using var stream = new MemoryStream(Content());
        var inspector = new FileInspector(stream, Request(fixture, scope.ServiceProvider, cutsManifest: true));
        await using var slices = inspector.ReadManifestAsync(default).GetAsyncEnumerator();

        await slices.MoveNextAsync();
        var first = stream.Position;
        await Task.Yield();

        Assert.That(stream.Position, Is.EqualTo(first));
        Assert.That(() => inspector.Summary, Throws.InvalidOperationException);
    }

    [Test]
    public async Task InspectAsync_NoManifest_FindsTheSame()
    {
        await using var fixture = new LoaderFixture();
        await using var scope = fixture.Get<IServiceScopeFactory>().CreateAsyncScope();
        var content = Content();
        var inspector = new FileInspector(new MemoryStream(content), Request(fixture, scope.ServiceProvider, cutsManifest: true));
        await foreach (var _ in inspector.ReadManifestAsync(default))
        {
        }

        var withoutManifest = new FileInspector(new MemoryStream(content), Request(fixture, scope.ServiceProvider, cutsManifest: false));
        var slices = 0;
        await foreach (var _ in withoutManifest.ReadManifestAsync(default))
        {
            slices++;
        }

        Assert.That(slices, Is.Zero);
        Assert.That(withoutManifest.Summary.Result.Sha256, Is.EqualTo(inspector.Summary.Result.Sha256));
        Assert.That(withoutManifest.Summary.Models, Is.EqualTo(inspector.Summary.Models));
    }

    [Test]
    public async Task ReadManifestAsync_NotWellFormed_ReturnsNothingOfTheLastBuffer()
    {
        await using var fixture = new LoaderFixture();
        await using var scope = fixture.Get<IServiceScopeFactory>().CreateAsyncScope();
        var content = Content();
        var inspector = new FileInspector(new MemoryStream(content, 0, content.Length - 5), Request(fixture, scope.ServiceProvider, cutsManifest: true));
        var records = 0;

        await foreach (var slice in inspector.ReadManifestAsync(default))
        {
            records += slice.Parts.Sum(part => part.Records);
        }

        Assert.That(records, Is.GreaterThan(0).And.LessThan(Records));
        Assert.That(inspector.Summary.IsWellFormed, Is.False);
        Assert.That(inspector.Summary.Result.IsRefused, Is.True);
        Assert.That(inspector.Summary.Length, Is.EqualTo(content.Length - 5));
    }

    [Test]
    public async Task ReadManifestAsync_Cancelled_Throws()
    {
        await using var fixture = new LoaderFixture();
        await using var scope = fixture.Get<IServiceScopeFactory>().CreateAsyncScope();
        using var source = new CancellationTokenSource();
        var inspector = new FileInspector(new MemoryStream(Content()), Request(fixture, scope.ServiceProvider, cutsManifest: true));
        await using var slices = inspector.ReadManifestAsync(source.Token).GetAsyncEnumerator();
        await slices.MoveNextAsync();
        await source.CancelAsync();

        Assert.That(async () => await slices.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
    }

    private static InspectionRequest Request(LoaderFixture fixture, IServiceProvider scope, bool cutsManifest) => new()
    {
        Pipeline = fixture.Get<LoadPipelineFactory>().Create(scope, "azur"),
        Options = fixture.Get<IOptions<QlowerLoadersOptions>>().Value,
        Now = fixture.Time.GetUtcNow(),
        CutsManifest = cutsManifest,
    };

    private static byte[] Content()
    {
        var properties = Enumerable.Range(0, Records).Select(i => $$"""{"id":"p-{{i}}","declarantId":"d-1","name":"Studio {{i}}"}""");
        return Encoding.UTF8.GetBytes(LoaderFixture.Load($"\"properties\":[{string.Join(",\n", properties)}]"));
    }
}
