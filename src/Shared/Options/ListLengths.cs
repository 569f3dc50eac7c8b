using System.Collections;

namespace Qlower.Shared;

/// <summary>
/// The lengths of the lists of an options object, its nested objects included. The configuration binder appends to lists: binding the same section
/// a second time would repeat every element. Not thread-safe.
/// </summary>
internal sealed class ListLengths
{
    private readonly Dictionary<IList, int> _lengths = new(ReferenceEqualityComparer.Instance);

    public ListLengths(object options, OptionsShape shape) => Visit(options, shape, list => _lengths[list] = list.Count);

    /// <summary>Removes the elements that were appended since the lengths were taken.</summary>
    public void Restore()
    {
        foreach (var (list, length) in _lengths.Where(list => !list.Key.IsFixedSize))
        {
            while (list.Count > length)
            {
                list.RemoveAt(list.Count - 1);
            }
        }
    }

    private static void Visit(object? value, OptionsShape shape, Action<IList> visit)
    {
        switch (value)
        {
            case null:
                break;
            case IDictionary dictionary:
                foreach (var element in dictionary.Values)
                {
                    Visit(element, shape, visit);
                }

                break;
            case IList list:
                visit(list);
                break;
            default:
                foreach (var property in shape.Find(value.GetType()) ?? [])
                {
                    Visit(property.GetValue(value), shape, visit);
                }

                break;
        }
    }
}
