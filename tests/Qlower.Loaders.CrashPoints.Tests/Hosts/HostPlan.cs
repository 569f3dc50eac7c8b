namespace Qlower.Loaders.CrashPoints.Tests.Hosts;

/// <summary>What one host of a process does; the host program describes the members.</summary>
internal sealed record HostPlan(string Folder, string Store, string Connection, string? Request, bool FailsOnce)
{
    public string? Point { get; init; }

    public int Occurrence { get; init; } = 1;

    public bool Continues { get; init; }
}
