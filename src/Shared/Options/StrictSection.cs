using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Qlower.Shared;

/// <summary>
/// Binds a configuration section to options, and reports each of its errors when the options are validated, together with those of other
/// validators. An entry that cannot be converted is not bound. Thread-safe.
/// </summary>
internal sealed class StrictSection<TOptions>(
    string name, IConfiguration section, OptionsShape shape, Action<IConfiguration, TOptions> bind, bool isRepeated) : IConfigureNamedOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class
{
    public string Name => name;

    public IConfiguration Section => section;

    public void Configure(TOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, TOptions options)
    {
        if (name != Name)
        {
            return;
        }

        var lengths = isRepeated ? new ListLengths(options, shape) : null;
        bind(WithoutErrors(), options);
        lengths?.Restore();
    }

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name != Name)
        {
            return ValidateOptionsResult.Skip;
        }

        var errors = SectionCheck.Find(section, shape);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(error => error.ToString()));
    }

    /// <summary>The binder stops at the first entry that it cannot convert: the others are bound from a copy without the wrong ones.</summary>
    private IConfiguration WithoutErrors()
    {
        var wrong = SectionCheck.Find(section, shape);
        if (wrong.Count == 0)
        {
            return section;
        }

        var start = section is IConfigurationSection { Path: var path } ? path.Length + 1 : 0;
        string[] paths = [.. wrong.Where(error => error.Path.Length > start).Select(error => error.Path[start..])];
        var right = section.AsEnumerable(makePathsRelative: true).Where(entry => !Array.Exists(paths, wrongPath => IsWithin(entry.Key, wrongPath)));
        return new ConfigurationBuilder().AddInMemoryCollection(right).Build();
    }

    private static bool IsWithin(string key, string path) =>
        key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (key.Length == path.Length || key[path.Length] == ConfigurationPath.KeyDelimiter[0]);
}
