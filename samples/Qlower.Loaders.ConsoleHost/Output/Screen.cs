using System.Text;
using Spectre.Console;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// The output and error streams of the program. Writing to them never throws, and errors and logs are never waited for. Escape codes go to terminals only, and never when NO_COLOR is set. Thread-safe for whole lines.
/// </summary>
internal sealed class Screen : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastOutput = TimeSpan.FromMilliseconds(500);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _gate = new();
    private readonly OutputQueue _outQueue = new();
    private readonly OutputQueue _errorQueue;
    private readonly QueuedStream _outStream;
    private readonly TextWriter _out;
    private readonly TextWriter _error;
    private readonly bool _isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
    private readonly Lazy<IAnsiConsole> _ansi;
    private int _statusLength;

    public Screen()
    {
        // On a terminal, both streams are written in the order of the calls; elsewhere one that is blocked does not block the other.
        _errorQueue = IsTerminal && ShowsProgress ? _outQueue : new OutputQueue();
        _outStream = new QueuedStream(_outQueue, StandardStreams.OpenOutput());
        _out = new StreamWriter(_outStream, Utf8) { AutoFlush = true };
        _error = new StreamWriter(new QueuedStream(_errorQueue, StandardStreams.OpenError()) { Drops = true }, Utf8) { AutoFlush = true };
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

    /// <summary>Standard output as a stream; its owner does not dispose it.</summary>
    public Stream Output => _outStream;

    public TextWriter Out => _out;

    public TextWriter ErrorOut => _error;

    /// <summary>Why the output was lost, when it is what the verb is for; otherwise <see langword="null"/>.</summary>
    public Exception? Failure => _outStream.Drops ? null : _outStream.Failure;

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

    /// <summary>From now on output is dropped rather than waited for: nobody may read it, and the verb has work that must not stop.</summary>
    public void NeverBlock() => _outStream.Drops = true;

    /// <summary>Waits until the output is written; for half a second only when a stop is requested.</summary>
    public void Complete(CancellationToken stop)
    {
        foreach (var queue in new[] { _outQueue, _errorQueue })
        {
            while (!queue.Drain(stop.IsCancellationRequested ? LastOutput : Interval) && !stop.IsCancellationRequested)
            {
            }
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
