using System.Collections.Concurrent;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>
/// One of the hosts of this process and the points that it reaches. From the one at which it stops no other step of the host is taken. Thread-safe.
/// </summary>
internal sealed class PointCase(int index, PointPlan plan)
{
    private static readonly AsyncLocal<PointCase?> Ambient = new();

    private readonly ConcurrentDictionary<string, int> _reached = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private volatile bool _isStopped;
    private volatile bool _hasContinued;

    /// <summary>The host that the present call belongs to.</summary>
    public static PointCase? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public PointPlan Plan => plan;

    /// <summary>Whether it reached its point.</summary>
    public bool HasReached => _isStopped || _hasContinued;

    /// <summary>Reaches a point; does not return when it is the one of the plan, or after that.</summary>
    public void Reach(string name)
    {
        lock (_gate)
        {
            var count = _reached.AddOrUpdate(name, 1, (_, known) => known + 1);
            if (!_isStopped && !_hasContinued)
            {
                Say("point", name);
                if (name == plan.Point && count == plan.Occurrence)
                {
                    _isStopped = true;
                    Say("reached", name);
                }
            }
        }

        if (_isStopped)
        {
            if (plan.Continues)
            {
                WaitForFile();
            }
            else
            {
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }

    /// <summary>Reaches the end of the work on one load.</summary>
    public void ReachIdle()
    {
        if (_hasContinued)
        {
            Say("idle", "");
        }
    }

    public void Say(string what, string name) => Console.Out.WriteLine($"{what}\t{index}\t{name}");

    private void WaitForFile()
    {
        var file = Path.Combine(plan.Folder, "continue");
        while (_isStopped)
        {
            if (File.Exists(file))
            {
                (_hasContinued, _isStopped) = (true, false);
                return;
            }

            Thread.Sleep(20);
        }
    }
}
