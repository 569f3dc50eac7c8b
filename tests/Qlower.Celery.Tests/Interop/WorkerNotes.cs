namespace Qlower.Celery.Tests.Interop;

/// <summary>What tasks wrote down while they ran, for those whose results nobody reads.</summary>
internal sealed class WorkerNotes : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public IReadOnlyList<string> Read()
    {
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Waits until a note is there.</summary>
    public async Task WaitForAsync(Func<IReadOnlyList<string>, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!condition(Read()))
        {
            await Task.Delay(50, limit.Token);
        }
    }

    public void Dispose() => File.Delete(Path);
}
