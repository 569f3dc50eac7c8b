namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Ends tasks <c>net.until</c>, in whichever process they run, at the moment that a test chooses.</summary>
internal sealed class Gate : IDisposable
{
    private readonly string _path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"qlower-gate-{Guid.NewGuid():N}");

    /// <summary>The argument of the task.</summary>
    public string Path => _path;

    /// <summary>Lets the tasks end.</summary>
    public void Open() => File.WriteAllText(_path, "");

    public void Dispose() => File.Delete(_path);
}
