using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Configuration;

/// <summary>
/// The options as configured and not validated, for start-time checks and descriptions: one wrong option does not hide other errors. Thread-safe.
/// </summary>
internal sealed class OptionsDraft(
    IEnumerable<IConfigureOptions<QlowerLoadersOptions>> configures,
    IEnumerable<IPostConfigureOptions<QlowerLoadersOptions>> postConfigures)
{
    private readonly Lazy<QlowerLoadersOptions> _options =
        new(() => new OptionsFactory<QlowerLoadersOptions>(configures, postConfigures).Create(Options.DefaultName));

    public QlowerLoadersOptions Value => _options.Value;
}
