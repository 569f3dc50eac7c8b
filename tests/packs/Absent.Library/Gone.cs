namespace Absent.Library;

/// <summary>Built, and left out of the folder of the pack that needs it.</summary>
public static class Gone
{
    public static bool IsHere(string value) => value.Length > 0;
}
