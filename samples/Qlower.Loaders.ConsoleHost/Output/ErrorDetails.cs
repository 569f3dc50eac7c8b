using System.Text;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// The details of an exception under <c>--verbose</c>: types and stack traces. Messages are omitted, because those of the platform may quote the
/// partner's data; only those of <see cref="LoaderException"/> never do.
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
