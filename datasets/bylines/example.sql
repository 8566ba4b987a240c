-- The people with most articles. Run in the folder of the export: duckdb < example.sql
SELECT b.author_id, any_value(b.name) AS name, count(DISTINCT b.article_id) AS articles
FROM 'bylines/*.parquet' b JOIN 'articles/*.parquet' a USING (article_id)
WHERE b.role = 'author' AND b.kind = 'person' AND a.page_kind = 'article'
GROUP BY b.author_id ORDER BY articles DESC, b.author_id LIMIT 20;
