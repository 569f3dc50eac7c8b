using System.Globalization;

namespace Qlower.Loaders.Testing.Integration;

/// <summary>
/// The contract of an <see cref="IIntegrator"/> that stores records, as tests. Inherit the class, create an empty integrator, and name it
/// with <see cref="ConformsAttribute"/>.
/// </summary>
public abstract partial class IntegratorConformance
{
    private protected const string Partner = "acme";
    private protected const string Load1 = "00000000000000000000000000000001";
    private protected const string Load2 = "00000000000000000000000000000002";

    /// <summary>The integrator under test: empty, one a test.</summary>
    protected IIntegrator Integrator { get; private set; } = null!;

    private protected IRecordLookup Lookup => (IRecordLookup)Integrator;

    [SetUp]
    public async Task CreateIntegratorAsync() => Integrator = await CreateAsync();

    /// <summary>An empty integrator.</summary>
    protected abstract Task<IIntegrator> CreateAsync();

    /// <summary>
    /// What is stored of a record, by the internal model's member, each value as <see cref="Text"/> writes it; null when nothing is
    /// stored of it.
    /// </summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>?> ReadAsync(string partner, RecordModel model, string externalId);

    /// <summary>Whether the store accepts U+0000 in a text. The format refuses it: only a rule pack could produce it.</summary>
    protected virtual bool StoresNul => true;

    /// <summary>Whether anything that is stored holds the text; null where the store cannot be searched.</summary>
    protected virtual Task<bool?> HoldsAsync(string text) => Task.FromResult<bool?>(null);

    /// <summary>A value of the internal model as text: plain decimals without trailing zeros, ISO dates, 0 and 1, lower-case names.</summary>
    protected static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "1" : "0",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum name => name.ToString().ToLowerInvariant(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private protected async Task<IntegrationOutcome[]> IntegrateAsync(string loadId, RecordModel model, params IntegrationRecord[] records) =>
        (await Integrator.IntegrateAsync(RecordSamples.Batch(loadId, Partner, model, records))).Select(answer => answer.Outcome).ToArray();

    private protected async Task<bool> IsStoredAsync(RecordModel model, string externalId) =>
        (await Lookup.FindAsync(Partner, model, [externalId])).ContainsKey(externalId);
}
