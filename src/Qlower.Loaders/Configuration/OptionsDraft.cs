using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Configuration;

/// <summary>
/// The options as they are configured, before anybody validated them: what start-time checks and descriptions read, so that one
/// wrong option does not hide the others. Thread-safe.
/// </summary>
internal sealed class OptionsDraft(
    IEnumerable<IConfigureOptions<QlowerLoadersOptions>> configures,
    IEnumerable<IPostConfigureOptions<QlowerLoadersOptions>> postConfigures)
{
    private readonly Lazy<QlowerLoadersOptions> _options = new(() => Make(configures, postConfigures));

    public QlowerLoadersOptions Value => _options.Value;

    private static QlowerLoadersOptions Make(
        IEnumerable<IConfigureOptions<QlowerLoadersOptions>> configures,
        IEnumerable<IPostConfigureOptions<QlowerLoadersOptions>> postConfigures)
    {
        var options = new QlowerLoadersOptions();
        foreach (var configure in configures)
        {
            if (configure is IConfigureNamedOptions<QlowerLoadersOptions> named)
            {
                named.Configure(Options.DefaultName, options);
            }
            else
            {
                configure.Configure(options);
            }
        }

        foreach (var configure in postConfigures)
        {
            configure.PostConfigure(Options.DefaultName, options);
        }

        return options;
    }
}
