namespace Qlower.Shared.Tests;

internal sealed class SampleOptions
{
    public string Name { get; set; } = "";

    public int? Count { get; set; }

    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    public DayOfWeek Day { get; set; }

    public IList<string> Names { get; } = [];

    public IDictionary<string, SampleQueue> Queues { get; } = new Dictionary<string, SampleQueue>();

    public SampleQueue Default { get; } = new();

    public Func<bool>? Filter { get; set; }

    public string Computed => Name;
}
