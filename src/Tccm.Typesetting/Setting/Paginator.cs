namespace Tccm.Typesetting.Setting;

internal static class Paginator
{
    /// <summary>Parts slices into pages of a height; y counts from the top of the text.</summary>
    internal static List<List<Placed>> Paginate(List<Slice> slices, double height)
    {
        var pages = new List<List<Placed>>();
        var start = 0;
        while (true)
        {
            while (start < slices.Count && slices[start] is EmptySlice { Droppable: true, NewPage: false })
                start++;
            if (start == slices.Count)
                break;
            var end = End(slices, start, height);
            pages.Add(Place(slices, start, end));
            Touch(slices[start..end], pages.Count);
            start = end;
        }

        if (pages.Count == 0)
            pages.Add([]);
        return pages;
    }

    private static int End(List<Slice> slices, int start, double height)
    {
        var y = slices[start].Header?.Height ?? 0;
        for (var i = start; i < slices.Count; i++)
        {
            if (i > start && slices[i].NewPage)
                return i;
            y += slices[i].Height + (i == start ? 0 : slices[i].Gap);
            if (y <= height + 0.01)
                continue;
            var end = i;
            while (end > start && slices[end - 1].KeepWithNext)
                end--;
            // What must stay together is higher than a page: it breaks where the page ends.
            return end > start ? end : Math.Max(i, start + 1);
        }

        return slices.Count;
    }

    private static List<Placed> Place(List<Slice> slices, int start, int end)
    {
        var page = new List<Placed>(end - start + 1);
        double y = 0;
        if (slices[start].Header is { } header)
        {
            page.Add(new Placed(header, 0, Repeated: true));
            y = header.Height;
        }

        for (var i = start; i < end; i++)
        {
            y += i == start ? 0 : slices[i].Gap;
            page.Add(new Placed(slices[i], y));
            y += slices[i].Height;
        }

        return page;
    }

    private static void Touch(IEnumerable<Slice> slices, int page)
    {
        foreach (var slice in slices)
        {
            if (slice is TextSlice text)
                text.Body.Element?.Touch(page);
            else if (slice is RowSlice row)
                Touch(row.Cells.SelectMany(cell => cell.Slices), page);
        }
    }
}
