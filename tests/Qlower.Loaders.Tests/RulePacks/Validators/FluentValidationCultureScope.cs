using System.Globalization;

namespace Qlower.Loaders.Tests.RulePacks.Validators;

/// <summary>Sets the culture of texts while it lives.</summary>
internal sealed class FluentValidationCultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public FluentValidationCultureScope(CultureInfo culture) => CultureInfo.CurrentUICulture = culture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
