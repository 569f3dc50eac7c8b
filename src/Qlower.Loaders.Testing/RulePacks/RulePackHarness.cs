using System.Reflection;
using System.Text;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>
/// Runs a rule pack on a file or on one record without a host: through the pipeline that <c>AddQlowerLoaders</c> composes, with a source, a
/// ledger and an integrator in memory. Each run starts from an empty store. Thread-safe.
/// </summary>
public sealed class RulePackHarness
{
    private readonly Assembly _assembly;
    private string? _partner;

    /// <summary>Initialises a harness for the pack in an assembly.</summary>
    /// <param name="assembly">The assembly, which contains one public class that implements <see cref="IRulePack"/>.</param>
    public RulePackHarness(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assembly = assembly;
    }

    /// <summary>Initialises a harness for the pack in the assembly of a type.</summary>
    /// <param name="pack">The pack's class, or any other type of its assembly.</param>
    public RulePackHarness(Type pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _assembly = pack.Assembly;
    }

    /// <summary>When the file is received, which rules use as the current time; <see langword="null"/>, the default, for the time of the run.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The name of the file; default <c>file.json</c>.</summary>
    public string FileName { get; init; } = "file.json";

    /// <summary>
    /// Adds what the host of the pack adds: services that its classes require, schema engines, options of the partner. Called several times
    /// a run, with a new builder each time. <see langword="null"/>, the default, to add nothing.
    /// </summary>
    public Action<IQlowerLoadersBuilder>? Configure { get; init; }

    /// <summary>Returns what was found in the pack's assembly, with its problems.</summary>
    public RulePackDescription Describe()
    {
        using var host = new HarnessHost(Compose(Partner()));
        return host.Describe();
    }

    /// <summary>
    /// Loads a file in the Loader 2.0 format as a host would. Every <c>apiKey</c> is accepted; a file without one is refused. The partner of
    /// the pack is the owner of the file.
    /// </summary>
    /// <param name="json">The file's content.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="OptionsValidationException">The pack, or what <see cref="Configure"/> adds, is not usable; the failures are all of them.</exception>
    /// <exception cref="InvalidOperationException">The load did not end, because something that <see cref="Configure"/> adds failed.</exception>
    public Task<RulePackResult> CheckAsync(string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return CheckBytesAsync(Encoding.UTF8.GetBytes(json), cancellationToken);
    }

    /// <summary>Loads a file in the Loader 2.0 format from a stream; otherwise as <see cref="CheckAsync"/>.</summary>
    /// <param name="utf8Json">The file's content, which is read to its end into memory. Not disposed.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="OptionsValidationException">As for <see cref="CheckAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="CheckAsync"/>.</exception>
    public async Task<RulePackResult> CheckStreamAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        using var content = new MemoryStream();
        await utf8Json.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return await CheckBytesAsync(content.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads a file in the Loader 2.0 format from bytes, which need not be valid UTF-8; otherwise as <see cref="CheckAsync"/>.</summary>
    /// <param name="utf8Json">The file's content.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="OptionsValidationException">As for <see cref="CheckAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="CheckAsync"/>.</exception>
    public Task<RulePackResult> CheckBytesAsync(ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default) =>
        RunAsync(new HarnessFile(utf8Json, HarnessFile.ReadKey(utf8Json.Span)), cancellationToken);

    /// <summary>
    /// Loads a file that contains one record. References to other records are valid: they count as stored by an earlier load. Pointers in the
    /// result begin with the record's section, such as <c>/transactions/0/amt</c>.
    /// </summary>
    /// <param name="model">
    /// The record's model. Not <see cref="RecordModel.Associates"/>, because an associate exists only in the record of its declarant.
    /// </param>
    /// <param name="json">The record, with the nested sections that it may have; for a client the entry of <c>clients</c>.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model has no section of its own.</exception>
    /// <exception cref="OptionsValidationException">As for <see cref="CheckAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="CheckAsync"/>.</exception>
    public Task<RulePackResult> CheckRecordAsync(RecordModel model, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (model == RecordModel.Associates)
        {
            throw new ArgumentOutOfRangeException(nameof(model), model, "An associate has no section of its own: check its declarant with associates.");
        }

        return RunAsync(HarnessFile.Of(Partner(), model, json, Now ?? TimeProvider.System.GetUtcNow()), cancellationToken);
    }

    private async Task<RulePackResult> RunAsync(HarnessFile file, CancellationToken cancellationToken)
    {
        using var host = new HarnessHost(Compose(Partner(), file, ReportLanguage.French));
        var french = await host.RunAsync(cancellationToken).ConfigureAwait(false);
        if (await french.Findings.AllAsync(finding => finding.Message is null, cancellationToken).ConfigureAwait(false))
        {
            return await host.CreateResultAsync(french, french).ConfigureAwait(false);
        }

        // Texts that rules write themselves are in the language of the load, so that English ones need a run in English.
        using var other = new HarnessHost(Compose(Partner(), file, ReportLanguage.English));
        return await host.CreateResultAsync(french, await other.RunAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Returns the partner that the pack names; empty when the pack names none.</summary>
    private string Partner()
    {
        if (_partner is null)
        {
            using var host = new HarnessHost(Compose(""));
            _partner = host.Describe().Partner;
        }

        return _partner;
    }

    private HarnessComposition Compose(string partner, HarnessFile? file = null, ReportLanguage language = ReportLanguage.French) => new()
    {
        Pack = _assembly,
        Partner = partner,
        File = file ?? HarnessFile.None,
        FileName = FileName,
        Language = language,
        Now = Now ?? TimeProvider.System.GetUtcNow(),
        Configure = Configure,
    };
}
