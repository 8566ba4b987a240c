# Articles a day and source, on each page's own calendar. Run in the folder of the export.
import pandas as pd

articles = pd.read_parquet("articles", columns=["source", "published_date", "page_kind"])
articles = articles[articles["page_kind"] == "article"]
print(articles.groupby(["source", "published_date"], dropna=False).size())
