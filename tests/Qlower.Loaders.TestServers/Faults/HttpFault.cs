namespace Qlower.Loaders.TestServers.Faults;

/// <summary>What becomes of one request.</summary>
public abstract record HttpFault
{
    /// <summary>It is answered by the server.</summary>
    public static HttpFault None { get; } = new Pass();

    /// <summary>The connection is closed before the server hears of it.</summary>
    public static HttpFault CutBefore { get; } = new Cut(false);

    /// <summary>The server does it, and the connection is closed before the client hears of it.</summary>
    public static HttpFault CutBehind { get; } = new Cut(true);

    /// <summary>Nothing happens any more on the connection.</summary>
    public static HttpFault Stall { get; } = new Hang(false);

    /// <summary>The server does it, and nothing happens any more on the connection.</summary>
    public static HttpFault StallBehind { get; } = new Hang(true);

    /// <summary>The connection is closed after so many bytes of the answer's body.</summary>
    public static HttpFault CutAnswer(long bytes) => new Truncate(bytes, false);

    /// <summary>The answer stops after so many bytes of its body, and the connection stays open.</summary>
    public static HttpFault StallAnswer(long bytes) => new Truncate(bytes, true);

    /// <summary>The proxy answers in the manner of S3, and the server does not hear of it.</summary>
    public static HttpFault Answer(int status, string code) => new Refuse(status, code);

    internal sealed record Pass : HttpFault;

    internal sealed record Cut(bool IsForwarded) : HttpFault;

    internal sealed record Hang(bool IsForwarded) : HttpFault;

    internal sealed record Truncate(long Bytes, bool IsLeftOpen) : HttpFault;

    internal sealed record Refuse(int Status, string Code) : HttpFault;
}
