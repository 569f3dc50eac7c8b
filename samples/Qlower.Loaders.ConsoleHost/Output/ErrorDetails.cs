using System.Text;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// What <c>--verbose</c> tells of an exception: types and places. Messages are left out, since those of the platform may quote the
/// partner's data; only the loaders' own are free of it by contract.
/// </summary>
internal static class ErrorDetails
{
    public static string Of(Exception error)
    {
        var text = new StringBuilder();
        for (var current = error; current is not null; current = current.InnerException)
        {
            text.Append(text.Length == 0 ? "" : "\ncaused by ").Append(current.GetType().FullName);
            if (current is LoaderException)
            {
                text.Append(": ").Append(VisibleText.Of(current.Message));
            }

            if (current.StackTrace is { } trace)
            {
                text.Append('\n').Append(trace);
            }
        }

        return text.ToString();
    }
}
