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

    /// <summary>A load ended, and its file was replaced or removed before it could be archived.</summary>
    NotArchived,

    /// <summary>A source cannot be looked at for longer than it should: nothing arrives from it. The alert names no load.</summary>
    SourceFailed,
}
