namespace Qlower.Loaders.Configuration;

/// <summary>
/// The partners of the options, before they are validated: a package that validates its own options against them reports its errors together with
/// those of the engine. Thread-safe.
/// </summary>
internal sealed class ConfiguredPartners(OptionsDraft options) : IPartnerDirectory
{
    private readonly Lazy<IReadOnlyList<string>> _ids = new(() => [.. options.Value.Partners.Keys.Order(StringComparer.Ordinal)]);

    public IReadOnlyList<string> Ids => _ids.Value;
}
