namespace Qlower.Loaders.StoppingHost;

/// <summary>Hangs at the requested place, for as long as the process runs, and ignores every cancellation.</summary>
internal sealed class Hang(string root, string place)
{
    /// <summary>Blocks the thread when this is the place.</summary>
    public void Block(string here)
    {
        if (here == place)
        {
            Announce();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <summary>Never completes when this is the place.</summary>
    public async Task WaitAsync(string here)
    {
        if (here == place)
        {
            Announce();
            await Task.Delay(Timeout.Infinite);
        }
    }

    private void Announce() => File.WriteAllText(Path.Combine(root, "hanging"), place);
}
