namespace Qlower.Loaders.AotValidator;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>The file is valid.</summary>
    public const int Valid = 0;

    /// <summary>The file has findings.</summary>
    public const int Invalid = 1;

    /// <summary>Nothing was validated: wrong arguments, an unreadable file, or a schema with errors.</summary>
    public const int CannotRun = 2;
}
