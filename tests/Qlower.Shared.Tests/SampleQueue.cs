namespace Qlower.Shared.Tests;

internal sealed class SampleQueue
{
    public bool Durable { get; set; }

    public IList<string> Keys { get; } = [];
}
