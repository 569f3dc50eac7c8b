using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// Finds and opens files with calls that .NET does not offer: the type without following a link, and an open that does not wait. The structure of <c>statx</c> is
/// the same on every architecture. Thread-safe.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class LinuxFile
{
    private const int CurrentFolder = -100;
    private const int EmptyPath = 0x1000;
    private const int NoFollow = 0x100;
    private const uint TypeAndInode = 0x101;

    /// <summary>Read only, without waiting, and not inherited by child processes.</summary>
    private const int ReadWithoutWaiting = 0x800 | 0x80000;

    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int FolderType = 0x4000;

    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int NoDeviceOrAddress = 6;
    private const int AccessDenied = 13;
    private const int NotAFolder = 20;
    private const int TooManyLinks = 40;

    /// <summary>Returns the type of what the path leads to, and its identity.</summary>
    /// <exception cref="UnauthorizedAccessException">A folder of the path may not be searched.</exception>
    public static (FileKind Kind, FileIdentity Identity) Find(string path) =>
        StatX(CurrentFolder, Bytes(path), NoFollow, TypeAndInode, out var status) == 0 ? Read(status)
        : ErrorOf(Marshal.GetLastPInvokeError()) is FileNotFoundException ? (FileKind.Missing, default)
        : throw ErrorOf(Marshal.GetLastPInvokeError());

    /// <summary>Opens a regular file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, it is not regular, or it was replaced while it was opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SafeFileHandle OpenRead(string path)
    {
        var found = Find(path);
        if (found.Kind != FileKind.Regular)
        {
            throw new FileNotFoundException("There is no regular file.");
        }

        var descriptor = Open(Bytes(path), ReadWithoutWaiting);
        if (descriptor < 0)
        {
            throw ErrorOf(Marshal.GetLastPInvokeError());
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (StatX(descriptor, Bytes(""), EmptyPath, TypeAndInode, out var status) != 0 || Read(status) != found)
        {
            handle.Dispose();
            throw new FileNotFoundException("The file was replaced while it was opened.");
        }

        return handle;
    }

    private static (FileKind Kind, FileIdentity Identity) Read(Status status) => (
        (status.Mode & TypeMask) switch
        {
            RegularType => FileKind.Regular,
            FolderType => FileKind.Folder,
            _ => FileKind.Other,
        },
        new FileIdentity(status.DeviceMajor, status.DeviceMinor, status.Inode));

    /// <summary>Returns the path in UTF-8 with the zero that ends it. .NET refuses paths that contain one when it makes them absolute.</summary>
    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static Exception ErrorOf(int error) => error switch
    {
        NoEntry or NotAFolder or TooManyLinks or NoDeviceOrAddress => new FileNotFoundException("There is no regular file."),
        AccessDenied or NotPermitted => new UnauthorizedAccessException(Marshal.GetPInvokeErrorMessage(error)),
        _ => new IOException(Marshal.GetPInvokeErrorMessage(error)),
    };

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, out Status status);

    [DllImport("libc", EntryPoint = "open", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    /// <summary>One file of one device.</summary>
    internal readonly record struct FileIdentity(uint DeviceMajor, uint DeviceMinor, ulong Inode);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
