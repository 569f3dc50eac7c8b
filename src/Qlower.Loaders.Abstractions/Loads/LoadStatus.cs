namespace Qlower.Loaders;

/// <summary>The outcome that is reported to the partner.</summary>
public enum LoadStatus
{
    /// <summary>Every record integrated or already known; also a load without records.</summary>
    Success = 0,

    /// <summary>Some records integrated or already known, some rejected.</summary>
    PartialSuccess = 1,

    /// <summary>Nothing integrated: unreadable, bad header, refused partner, or every record rejected.</summary>
    Error = 2,
}
