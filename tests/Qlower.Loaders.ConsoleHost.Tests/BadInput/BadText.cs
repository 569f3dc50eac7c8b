namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A file with one fault, and where it is.</summary>
internal sealed class BadText
{
    private const char Marker = '§';

    /// <param name="name">What is wrong, as a file name without extension.</param>
    /// <param name="code">The rule code to be found.</param>
    /// <param name="text">The file, a character a byte; § marks the place of the fault, and nothing marks a fault without one.</param>
    /// <param name="isRecordFault">Whether only a record is rejected.</param>
    /// <param name="severity">What the finding is.</param>
    public BadText(string name, string code, string text, bool isRecordFault = false, string severity = "error")
    {
        Name = name;
        Code = code;
        IsRecordFault = isRecordFault;
        Severity = severity;
        var at = text.IndexOf(Marker, StringComparison.Ordinal);
        if (at >= 0)
        {
            Offset = at;
            Line = 1 + text.AsSpan(0, at).Count('\n');
            Column = at - text.LastIndexOf('\n', Math.Max(0, at - 1));
            Column = at == 0 ? 1 : Column;
            text = text.Remove(at, 1);
        }

        Content = Texts.Bytes(text);
    }

    public string Name { get; }

    public string FileName => Name + ".json";

    public string Code { get; }

    public byte[] Content { get; init; }

    public bool IsRecordFault { get; }

    public string Severity { get; }

    public long? Offset { get; init; }

    public long? Line { get; init; }

    public long? Column { get; init; }

    public override string ToString() => Name;
}
