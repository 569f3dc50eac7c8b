using System.Text;
using Spectre.Console;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// The output and error streams of the program. Escape codes go to terminals only, and never when NO_COLOR is set. Thread-safe for whole lines.
/// </summary>
internal sealed class Screen : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _gate = new();
    private readonly TextWriter _out = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true };
    private readonly TextWriter _error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
    private readonly bool _isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
    private readonly Lazy<IAnsiConsole> _ansi;
    private int _statusLength;

    public Screen()
    {
        _ansi = new Lazy<IAnsiConsole>(() => AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = UsesEscapes ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = UsesEscapes ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_out),
        }));
    }

    public bool IsTerminal { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether a status line that is overwritten can be shown.</summary>
    public bool ShowsProgress { get; } = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private bool UsesEscapes => IsTerminal && !_isPlain;

    /// <summary>Writes a line of output; untrusted characters are shown as escapes.</summary>
    public void Line(string text = "", string? style = null)
    {
        var visible = VisibleText.Of(text);
        lock (_gate)
        {
            ClearStatus();
            if (style is not null && UsesEscapes)
            {
                _ansi.Value.MarkupLine($"[{style}]{Markup.Escape(visible)}[/]");
            }
            else
            {
                _out.WriteLine(visible);
            }
        }
    }

    /// <summary>Writes a table on a terminal; elsewhere lines with aligned columns.</summary>
    public void Table(string[] headers, IReadOnlyList<string[]> rows, Func<string[], string?>? style = null)
    {
        var visible = rows.Select(row => Array.ConvertAll(row, VisibleText.Of)).ToArray();
        if (!IsTerminal)
        {
            var widths = headers.Select((header, column) => visible.Select(row => row[column].Length).Append(header.Length).Max()).ToArray();
            foreach (var row in visible.Prepend(headers))
            {
                Line(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
            }

            return;
        }

        var table = new Table().Border(_isPlain ? TableBorder.Ascii : TableBorder.Rounded);
        foreach (var header in headers)
        {
            table.AddColumn(Markup.Escape(header));
        }

        foreach (var row in visible)
        {
            var colour = style?.Invoke(row) ?? "default";
            table.AddRow(Array.ConvertAll(row, cell => $"[{colour}]{Markup.Escape(cell)}[/]"));
        }

        lock (_gate)
        {
            ClearStatus();
            _ansi.Value.Write(table);
        }
    }

    /// <summary>Writes text unchanged, such as Markdown or JSON that is already safe.</summary>
    public void Write(string text)
    {
        lock (_gate)
        {
            ClearStatus();
            _out.Write(text);
        }
    }

    public void Error(string text)
    {
        lock (_gate)
        {
            ClearStatus();
            _error.WriteLine(string.Join('\n', text.Split('\n').Select(VisibleText.Of)));
        }
    }

    /// <summary>Overwrites the last status line; an empty text clears it. For terminals only.</summary>
    public void Status(string text)
    {
        lock (_gate)
        {
            ClearStatus();
            var visible = VisibleText.Of(text);
            _error.Write(visible);
            _statusLength = visible.Length;
        }
    }

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    private void ClearStatus()
    {
        if (_statusLength > 0)
        {
            _error.Write('\r' + new string(' ', _statusLength) + '\r');
            _statusLength = 0;
        }
    }
}
