using Qlower.Loaders.ConsoleHost.Loading;

namespace Qlower.Loaders.ConsoleHost.Demo;

/// <summary>Returns the first finding in the file with the highest severity, in the partner's language.</summary>
internal static class FirstFinding
{
    private const int MostCharacters = 90;

    public static async Task<string> OfAsync(LoadSession session, LoadEntry load, CancellationToken cancellationToken)
    {
        Finding? first = null;
        await foreach (var finding in session.Get<ILoadResults>().ReadFindingsAsync(load.Id, cancellationToken))
        {
            if (first is null || finding.Severity > first.Severity || (finding.Severity == first.Severity && finding.Offset < first.Offset))
            {
                first = finding;
            }
        }

        if (first is null)
        {
            return "";
        }

        var options = session.Get<Microsoft.Extensions.Options.IOptions<QlowerLoadersOptions>>().Value;
        var text = session.Get<IRuleBook>().For(load.File.Partner).Render(first, options.Partners[load.File.Partner].Language);
        var line = $"{first.Code} {text}";
        return line.Length > MostCharacters ? line[..(MostCharacters - 1)] + "…" : line;
    }
}
