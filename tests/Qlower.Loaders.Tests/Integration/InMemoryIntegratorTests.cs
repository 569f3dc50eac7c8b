using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.Tests.Integration;

[Conforms(typeof(InMemoryIntegrator))]
public sealed class InMemoryIntegratorTests : StagingIntegratorConformance
{
    private InMemoryIntegrator _integrator = null!;

    [Test]
    public void Name_Default_IsMemory() => Assert.That(_integrator.Name, Is.EqualTo("memory"));

    [Test]
    public void Name_Empty_IsRefused() => Assert.That(() => new InMemoryIntegrator(" "), Throws.ArgumentException);

    /// <summary>It ends with its process, and so does the worker that lost its lease.</summary>
    protected override bool FencesLeases => false;

    protected override Task<IIntegrator> CreateAsync() => Task.FromResult<IIntegrator>(_integrator = new InMemoryIntegrator());

    protected override Task<IReadOnlyDictionary<string, string?>?> ReadAsync(string partner, RecordModel model, string externalId)
    {
        var record = _integrator.GetRecords(partner, model).SingleOrDefault(record => record.ExternalId == externalId);
        return Task.FromResult<IReadOnlyDictionary<string, string?>?>(
            record?.GetType().GetProperties().ToDictionary(member => member.Name, member => Text(member.GetValue(record))));
    }
}
