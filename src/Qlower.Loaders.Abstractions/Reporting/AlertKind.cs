namespace Qlower.Loaders;

/// <summary>Why somebody is alerted.</summary>
public enum AlertKind
{
    /// <summary>A load ended as <see cref="LoadStatus.Error"/>.</summary>
    Failed,

    /// <summary>Something failed on Qlower's side: a rule threw, or the numbers did not add up.</summary>
    Faulted,

    /// <summary>A load has not moved for longer than it should.</summary>
    Stuck,
}
